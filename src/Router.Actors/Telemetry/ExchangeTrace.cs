using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>
/// What is known about one exchange when it ends: the source of its log line. Written by one party at a time, read at the end. Holds
/// nothing of prompts, answers or keys.
/// </summary>
internal sealed class ExchangeTrace(RouterRequest request, TimeProvider time)
{
    private readonly long _startedAt = time.GetTimestamp();
    private AttemptTrace? _attempt;
    private int _attempts;

    public string Id { get; } = request.Id;

    public Operation Operation { get; } = request.Operation;

    public string ClientDialect { get; } = request.ClientDialect;

    public int RequestBytes { get; } = request.Body.Length;

    public string? Model { get; set; }

    public bool Stream { get; set; }

    /// <summary>The attempt that answers; until one does, the latest. Null before the first.</summary>
    public AttemptTrace? Attempt => Volatile.Read(ref _attempt);

    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Of the attempts: started beside a silent one.</summary>
    public int Hedges { get; set; }

    /// <summary>The status that the client got.</summary>
    public int Status { get; set; } = 200;

    /// <summary><c>ok</c>, <c>cancelled</c> or an error code.</summary>
    public string Outcome { get; set; } = "ok";

    /// <summary>For the log only.</summary>
    public string? Detail { get; set; }

    public TimeSpan? FirstToken { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_startedAt);

    /// <summary>An attempt more.</summary>
    public void Begin(AttemptTrace attempt)
    {
        Volatile.Write(ref _attempt, attempt);
        Interlocked.Increment(ref _attempts);
    }

    /// <summary>This attempt has spoken first and answers.</summary>
    public void Commit(AttemptTrace attempt)
    {
        Volatile.Write(ref _attempt, attempt);
        FirstToken ??= Elapsed;
    }
}
