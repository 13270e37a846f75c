using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Settings;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>All that one relay graph is built from.</summary>
internal sealed record RelaySpec
{
    public required string Provider { get; init; }

    /// <summary>See <see cref="ProviderTraits.ThinkTags"/>.</summary>
    public bool ThinkTags { get; init; }

    public required UpstreamResponse Response { get; init; }

    /// <summary>Cancelled to end the exchange early: the provider's connection is closed at once.</summary>
    public required CancellationTokenSource Stop { get; init; }

    public required OperationTimeouts Timeouts { get; init; }

    public required TimeSpan FinishGrace { get; init; }

    /// <summary>See <see cref="StreamSettings.Gather"/>.</summary>
    public required TimeSpan Gather { get; init; }

    /// <summary>Wakes the streams that gather.</summary>
    public required ReadPulse Pulse { get; init; }

    public required LimitSettings Limits { get; init; }

    public required DialectCatalog Dialects { get; init; }

    public required IClientDialect Client { get; init; }

    public required ReplyShape Shape { get; init; }

    /// <summary>Writes the reply. Whoever reads the frames may have it write the error behind the last of them.</summary>
    public required IDeltaWriter Writer { get; init; }

    public required AttemptTrace Trace { get; init; }

    public required TimeProvider Time { get; init; }

    public required LiveCounts Counts { get; init; }

    /// <summary>The longest line: of a stream, or of a document where one is expected.</summary>
    public int LineLimit => Shape.Stream ? Limits.Line : Limits.Document;

    public void Found(WireFormat format) => Trace.DetectedFormat = format.ToString();
}
