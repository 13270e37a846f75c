using LlmRouter.Contracts;

namespace LlmRouter;

/// <summary>The only door between the HTTP layer and the engine.</summary>
public interface IRouterEngine
{
    /// <summary>
    /// Routes one request and answers when it is known how: at the first token, at the end of a document, or at a failure.
    /// A broken request, an unknown model and a dead upstream are replies, not exceptions.
    /// </summary>
    /// <param name="request">The request, read whole.</param>
    /// <param name="clientGone">Cancelled when the client has left: the upstream is closed at once and the call throws <see cref="OperationCanceledException"/>.</param>
    Task<RouterReply> SendAsync(RouterRequest request, CancellationToken clientGone);

    /// <summary>Every model on offer, in stable order with unique ids. Answers from memory.</summary>
    IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>How the engine fares. Answers from memory.</summary>
    EngineStatus Status { get; }

    /// <summary>The models that are answering, by the names that clients asked for, each once. Answers from memory.</summary>
    IReadOnlyList<string> LiveModels { get; }

    /// <summary>What is under way, the newest last. Answers from memory.</summary>
    IReadOnlyList<LiveStream> Streams { get; }

    /// <summary>How much is alive in it. Answers from memory.</summary>
    EngineCounts Counts { get; }

    /// <summary>Ends what is under way by this id: its provider is closed at once, its client gets one error (<see cref="ErrorCode.StreamEnded"/>).</summary>
    /// <param name="id">The request's id.</param>
    /// <returns>False when nothing of that id is under way.</returns>
    bool EndStream(string id);

    /// <summary>Completes when every provider's models were read, or found unreadable, once.</summary>
    Task Discovered { get; }

    /// <summary>Reads the configuration again, in its own time; <see cref="Status"/> tells how that went. Nothing where there is none to read.</summary>
    void ReloadSettings();

    /// <summary>Refuses new requests, lets live streams end for at most <paramref name="limit"/>, then ends each with an error event.</summary>
    Task DrainAsync(TimeSpan limit);
}
