using LlmRouter.Contracts;
using LlmRouter.Telemetry;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Telemetry;

public sealed class LiveStreamViewTests
{
    private readonly ManualTime _time = new();
    private readonly ExchangeTrace _trace;

    public LiveStreamViewTests()
    {
        _time.Advance(TimeSpan.FromSeconds(100));
        _trace = new ExchangeTrace(new RouterRequest("req_1", Operation.Chat, ReadOnlyMemory<byte>.Empty), _time) { Model = "smart" };
    }

    [Theory]
    // Before the first token: what the attempt does.
    [InlineData(AttemptPhase.Queued, 0, 0, 0, 0, LiveStreamState.Queued, 7)]
    [InlineData(AttemptPhase.Connecting, 0, 0, 0, 0, LiveStreamState.Connecting, 7)]
    [InlineData(AttemptPhase.WaitingForFirstToken, 0, 99, 0, 0, LiveStreamState.WaitingForFirstToken, 7)]
    [InlineData(AttemptPhase.Streaming, 0, 0, 0, 0, LiveStreamState.Streaming, 7)]
    // A frame that waits before the first token waits for the commit, not for the client.
    [InlineData(AttemptPhase.WaitingForFirstToken, 0, 0, 10, 5, LiveStreamState.WaitingForFirstToken, 7)]
    // Tokens came: who holds it up, if anybody. The word that the request was sent may come after them.
    [InlineData(AttemptPhase.Streaming, 1, 0, 0, 0, LiveStreamState.Streaming, 0)]
    [InlineData(AttemptPhase.WaitingForFirstToken, 1, 0, 0, 0, LiveStreamState.Streaming, 0)]
    [InlineData(AttemptPhase.Streaming, 1, 1.999, 0, 0, LiveStreamState.Streaming, 1.999)]
    [InlineData(AttemptPhase.Streaming, 1, 2, 0, 0, LiveStreamState.Stalled, 2)]
    [InlineData(AttemptPhase.Streaming, 1, 90, 0, 90, LiveStreamState.Stalled, 90)]
    [InlineData(AttemptPhase.Streaming, 1, 0, 10, 0.999, LiveStreamState.Streaming, 0)]
    [InlineData(AttemptPhase.Streaming, 1, 0, 10, 1, LiveStreamState.SlowClient, 1)]
    // No token because nobody reads the provider: the client's doing.
    [InlineData(AttemptPhase.Streaming, 1, 90, 10, 91, LiveStreamState.SlowClient, 91)]
    [InlineData(AttemptPhase.Streaming, 1, 90, 10, 0.5, LiveStreamState.Streaming, 90)]
    public void State_OfEachReading_IsWhatHoldsItUp(object phase, int tokens, double silent, long buffered, double untaken, LiveStreamState state, double seconds)
    {
        var reading = new GaugeReading(
            (AttemptPhase)phase, TimeSpan.FromSeconds(7), tokens, 0, TimeSpan.FromSeconds(silent), buffered, TimeSpan.FromSeconds(untaken));

        Assert.Equal((state, TimeSpan.FromSeconds(seconds)), LiveStreamView.StateOf(reading));
    }

    [Fact]
    public void View_BeforeAnyAttempt_IsQueuedForItsAge()
    {
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(
            new LiveStream("req_1", "smart", null, LiveStreamState.Queued, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 0, 0, 0),
            LiveStreamView.Of(_trace));
    }

    [Fact]
    public void View_OfTheAttemptThatAnswers_HasItsNumbers()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        _trace.Begin(new AttemptTrace("alpha", "m", _time));
        var second = new AttemptTrace("beta", "n", _time);
        _trace.Begin(second);
        _trace.Commit(second);
        second.Gauge.Made(100, 1);
        _time.Advance(TimeSpan.FromSeconds(4));
        second.Gauge.Made(50, 8);
        second.Gauge.Taken(100);

        Assert.Equal(
            new LiveStream("req_1", "smart", "beta", LiveStreamState.Streaming, TimeSpan.Zero, TimeSpan.FromSeconds(6), 2, 2, 50),
            LiveStreamView.Of(_trace));
    }
}
