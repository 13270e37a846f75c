namespace LlmRouter.Contracts;

/// <summary>
/// The events of one streamed reply. It never throws for a broken upstream: the error event is a frame like any other, and the last.
/// Disposing it before its end stops the upstream at once.
/// </summary>
public interface IReplyStream : IAsyncDisposable
{
    /// <summary>The value of <c>Content-Type</c>, by the client's dialect.</summary>
    string ContentType { get; }

    /// <summary>A whole event that means nothing to the client and keeps the connection warm; empty when the dialect has none.</summary>
    ReadOnlyMemory<byte> KeepAlive { get; }

    /// <summary>Completes with true when <see cref="TryRead"/> has something, with false after the last frame.</summary>
    ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken);

    /// <summary>Takes the next frame if one is ready.</summary>
    bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Frame? frame);

    /// <summary>Says why the client's side ended it (<see cref="ErrorCode.ClientTooSlow"/>), for the log line. Call before disposing.</summary>
    void Abandon(string code);
}
