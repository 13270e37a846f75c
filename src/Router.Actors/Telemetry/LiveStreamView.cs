using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>From what is known of an exchange under way to what the live view shows of it. Pure.</summary>
internal static class LiveStreamView
{
    /// <summary>From this silence on a stream is shown as stalled: long for any provider between two tokens, short for a reader who wonders.</summary>
    public static readonly TimeSpan StalledAfter = TimeSpan.FromSeconds(2);

    /// <summary>A client that takes nothing for so long, with frames waiting, is what holds the stream up.</summary>
    public static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(1);

    public static LiveStream Of(ExchangeTrace trace)
    {
        var (attempt, age) = (trace.Attempt, trace.Elapsed);
        // Before the first attempt nothing has left: it is as good as queued.
        var reading = attempt?.Gauge.Read() ?? new GaugeReading { InPhase = age };
        var (state, stateFor) = StateOf(reading);
        return new LiveStream(
            trace.Id, trace.Model ?? "", attempt?.Provider, state, stateFor, age, trace.Attempts, reading.TokensPerSecond, reading.Buffered);
    }

    /// <summary>The state, and for how long: of a stream whose tokens come, since the last of them.</summary>
    public static (LiveStreamState State, TimeSpan For) StateOf(in GaugeReading reading) => reading switch
    {
        { Tokens: 0 } => (BeforeTheFirstToken(reading.Phase), reading.InPhase),
        { Buffered: > 0 } when reading.Untaken >= SlowAfter => (LiveStreamState.SlowClient, reading.Untaken),
        { Buffered: 0 } when reading.Silent >= StalledAfter => (LiveStreamState.Stalled, reading.Silent),
        _ => (LiveStreamState.Streaming, reading.Silent),
    };

    private static LiveStreamState BeforeTheFirstToken(AttemptPhase phase) => phase switch
    {
        AttemptPhase.Queued => LiveStreamState.Queued,
        AttemptPhase.Connecting => LiveStreamState.Connecting,
        AttemptPhase.WaitingForFirstToken => LiveStreamState.WaitingForFirstToken,
        _ => LiveStreamState.Streaming,
    };
}
