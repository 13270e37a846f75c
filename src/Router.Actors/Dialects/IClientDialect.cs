using System.Buffers;
using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>
/// One way in which clients speak: what they send, and what they are sent, over whichever provider. Stateless; its writers are the
/// state of one reply.
/// </summary>
internal interface IClientDialect
{
    /// <summary>The name of the endpoint's dialect and in the log: <c>openai</c>, <c>anthropic</c>. A provider dialect of the same name speaks alike.</summary>
    string Name { get; }

    /// <summary>Reads the facts of a request body.</summary>
    /// <exception cref="RouterException">The body is no JSON object or lacks its model; the error says which.</exception>
    RequestFacts Peek(RouterRequest request);

    /// <summary>The request with these parameters in the client's own body, where this dialect keeps them. They win over the client's.</summary>
    /// <param name="request">The client's; nothing else of it changes.</param>
    /// <param name="parameters">OpenAI's names, each with its JSON; null takes the parameter out. A name that the dialect does not have stands at the top level as it is.</param>
    /// <exception cref="RouterException">The body is no JSON object.</exception>
    RouterRequest WithParameters(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters);

    /// <summary>A chat turn or a completion as every dialect can say it.</summary>
    /// <exception cref="RouterException">The body is no request of this dialect; the error says where.</exception>
    Requests.ChatRequest ReadChat(RouterRequest request);

    /// <summary>The texts to embed as every dialect can say them.</summary>
    /// <exception cref="RouterException">The body is no request of this dialect; the error says where.</exception>
    Requests.EmbeddingsRequest ReadEmbeddings(RouterRequest request);

    /// <summary>A writer for one reply.</summary>
    IDeltaWriter CreateWriter(ReplyShape shape);

    /// <summary>The whole document of vectors.</summary>
    /// <exception cref="RouterException">One of them is no vector.</exception>
    void WriteEmbeddings(EmbeddingsReply reply, ReplyShape shape, IBufferWriter<byte> output);

    /// <summary>The body of an error answered with a status.</summary>
    void WriteError(RouterError error, IBufferWriter<byte> output);

    /// <summary>The content type of a stream.</summary>
    string StreamContentType { get; }

    /// <summary>A whole event that says nothing; empty when the dialect has none.</summary>
    ReadOnlyMemory<byte> KeepAlive { get; }
}
