using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>
/// One way of speaking, on both sides: what a provider of it is sent and sends, what a client of it sends and is sent.
/// Stateless; its readers and writers are the state of one reply.
/// </summary>
internal interface IDialect
{
    /// <summary>The name in configuration and in the log: <c>openai</c>, <c>ollama</c>.</summary>
    string Name { get; }

    /// <summary>Client side: reads the facts of a request body.</summary>
    /// <exception cref="RouterException">The body is no JSON object or lacks its model; the error says which.</exception>
    RequestFacts Peek(RouterRequest request);

    /// <summary>Client side: a chat turn or a completion as every dialect can say it.</summary>
    /// <exception cref="RouterException">The body is no request of this dialect; the error says where.</exception>
    Requests.ChatRequest ReadChat(RouterRequest request);

    /// <summary>Client side: the texts to embed as every dialect can say them.</summary>
    /// <exception cref="RouterException">The body is no request of this dialect; the error says where.</exception>
    Requests.EmbeddingsRequest ReadEmbeddings(RouterRequest request);

    /// <summary>
    /// Provider side: the request as a provider of this dialect takes it, from a client of <paramref name="client"/>.
    /// The same dialect splices the model's name and copies the rest; another is read into the canonical request and written anew.
    /// </summary>
    /// <exception cref="RouterException">The request says something that this dialect cannot; the error names it.</exception>
    UpstreamCall Encode(RouterRequest request, RequestFacts facts, IDialect client, string upstreamModel);

    /// <summary>Provider side: true when this event has the shape of this dialect.</summary>
    bool Recognizes(in WireEvent wireEvent);

    /// <summary>Provider side: a reader for one reply.</summary>
    IDeltaReader CreateReader();

    /// <summary>Client side: a writer for one reply.</summary>
    IDeltaWriter CreateWriter(ReplyShape shape);

    /// <summary>Client side: the whole document of vectors.</summary>
    /// <exception cref="RouterException">One of them is no vector.</exception>
    void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, System.Buffers.IBufferWriter<byte> output);

    /// <summary>Client side: the last event of a stream that broke, without any terminator.</summary>
    void WriteStreamError(RouterError error, ReplyShape shape, System.Buffers.IBufferWriter<byte> output);

    /// <summary>Client side: the body of an error answered with a status.</summary>
    void WriteError(RouterError error, System.Buffers.IBufferWriter<byte> output);

    /// <summary>Client side: the content type of a stream.</summary>
    string StreamContentType { get; }

    /// <summary>Client side: a whole event that says nothing; empty when the dialect has none.</summary>
    ReadOnlyMemory<byte> KeepAlive { get; }
}
