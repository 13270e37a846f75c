using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>
/// What is known about one exchange when it ends: the source of its log line and of its provider's health. Written by one party at a
/// time, read at the end. Holds nothing of prompts, answers or keys.
/// </summary>
internal sealed class ExchangeTrace(RouterRequest request, TimeProvider time)
{
    private readonly long _startedAt = time.GetTimestamp();

    public string Id { get; } = request.Id;

    public Operation Operation { get; } = request.Operation;

    public string ClientDialect { get; } = request.ClientDialect;

    public int RequestBytes { get; } = request.Body.Length;

    public string? Model { get; set; }

    public bool Stream { get; set; }

    public string? Provider { get; set; }

    public int Attempts { get; set; }

    /// <summary>The provider's dialect, told from the shape of its reply.</summary>
    public string? DetectedDialect { get; set; }

    /// <summary>The provider's framing, told from its bytes.</summary>
    public string? DetectedFormat { get; set; }

    public TokenUsage? Usage { get; set; }

    /// <summary>The status that the client got.</summary>
    public int Status { get; set; } = 200;

    /// <summary><c>ok</c>, <c>cancelled</c> or an error code.</summary>
    public string Outcome { get; set; } = "ok";

    /// <summary>For the log only.</summary>
    public string? Detail { get; set; }

    public TimeSpan? FirstToken { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_startedAt);

    public void MarkFirstToken() => FirstToken ??= Elapsed;
}
