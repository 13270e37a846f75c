using LlmRouter.Telemetry;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Telemetry;

public sealed class AttemptGaugeTests
{
    private readonly ManualTime _time = new();
    private readonly AttemptGauge _gauge;

    public AttemptGaugeTests()
    {
        // Not at zero: a time that was never set must not pass for one that was.
        Pass(100);
        _gauge = new AttemptGauge(_time);
    }

    [Fact]
    public void Read_Fresh_IsQueuedSinceItWasMade()
    {
        Pass(3);

        var reading = _gauge.Read();

        Assert.Equal((AttemptPhase.Queued, Seconds(3)), (reading.Phase, reading.InPhase));
        Assert.Equal((0, 0d, 0L), (reading.Tokens, reading.TokensPerSecond, reading.Buffered));
    }

    [Theory]
    [InlineData(AttemptPhase.Connecting)]
    [InlineData(AttemptPhase.WaitingForFirstToken)]
    [InlineData(AttemptPhase.Streaming)]
    public void Enter_APhase_CountsFromThere(object phase)
    {
        Pass(3);
        _gauge.Enter((AttemptPhase)phase);
        Pass(4);

        Assert.Equal(((AttemptPhase)phase, Seconds(4)), (_gauge.Read().Phase, _gauge.Read().InPhase));
        Assert.Equal(phase, _gauge.Phase);
    }

    [Fact]
    public void Buffered_IsWhatWasMadeAndNotTaken()
    {
        _gauge.Made(100, 1);
        _gauge.Made(30, 1);
        Assert.Equal(130, _gauge.Read().Buffered);
        _gauge.Taken(100);
        Assert.Equal(30, _gauge.Read().Buffered);
        _gauge.Taken(30);
        Assert.Equal(0, _gauge.Read().Buffered);
    }

    [Fact]
    public void TokensPerSecond_CountsFromTheFirstFrame()
    {
        _gauge.Made(10, 5);
        Assert.Equal((5, 0d), (_gauge.Read().Tokens, _gauge.Read().TokensPerSecond));
        Pass(2);
        _gauge.Made(10, 3);
        _gauge.Made(10, 1);
        Assert.Equal((9, 2d), (_gauge.Read().Tokens, _gauge.Read().TokensPerSecond));
        Pass(2);
        Assert.Equal((9, 1d), (_gauge.Read().Tokens, _gauge.Read().TokensPerSecond));
    }

    [Fact]
    public void Silent_CountsFromTheLastTokenOrFromWhenTheClientCaughtUp()
    {
        _gauge.Made(10, 1);
        _gauge.Taken(10);
        Pass(5);
        Assert.Equal(Seconds(5), _gauge.Read().Silent);
        // A frame without a token, such as the usage, is no sign of one.
        _gauge.Made(10, 0);
        Assert.Equal(Seconds(5), _gauge.Read().Silent);
        Pass(1);
        _gauge.Taken(10);
        Pass(2);
        Assert.Equal(Seconds(2), _gauge.Read().Silent);
        _gauge.Made(10, 1);
        Assert.Equal(TimeSpan.Zero, _gauge.Read().Silent);
    }

    [Fact]
    public void Untaken_CountsFromTheOldestWaitingFrameOrTheLastTake()
    {
        _gauge.Made(10, 1);
        Pass(1);
        _gauge.Made(10, 1);
        Pass(1);
        Assert.Equal(Seconds(2), _gauge.Read().Untaken);
        _gauge.Taken(10);
        Pass(3);
        Assert.Equal(Seconds(3), _gauge.Read().Untaken);
        _gauge.Taken(10);
        Pass(60);
        // The client took all there was a minute ago; this frame waits since now.
        _gauge.Made(10, 1);
        Assert.Equal(TimeSpan.Zero, _gauge.Read().Untaken);
    }

    [Fact]
    public void EveryChunk_AllocatesNothing() => Assert.Equal(0, Allocation.OfThousand(() =>
    {
        _gauge.Made(10, 1);
        _gauge.Taken(10);
        _gauge.Enter(AttemptPhase.Streaming);
    }));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Pass(double seconds) => _time.Advance(Seconds(seconds));
}
