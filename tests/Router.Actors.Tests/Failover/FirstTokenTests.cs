using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Failover;

public sealed class FirstTokenTests
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1000);

    private ProviderHealth _health = ProviderHealth.Initial;

    [Fact]
    public void FirstToken_NothingKnown_IsZero()
    {
        Assert.Equal(TimeSpan.Zero, _health.FirstToken("m", Start));
        Assert.Null(_health.FirstTokenP95);
    }

    [Fact]
    public void FirstToken_SlowerSample_CountsAtOnceAndForItsModelOnly()
    {
        End(0, firstToken: 1);
        End(1, firstToken: 4);
        Assert.Equal((4, 0), (Seconds(1), Seconds(1, "other")));
    }

    [Fact]
    public void FirstToken_QuickerSamples_DrawItDownWithATimeConstantOf10Seconds()
    {
        End(0, firstToken: 4);
        End(10, firstToken: 1);
        Assert.Equal((4 / Math.E) + (1 - (1 / Math.E)), Seconds(10), 6);
    }

    [Fact]
    public void FirstToken_QuickerSampleAtTheSameTime_ChangesNothing()
    {
        End(0, firstToken: 4);
        End(0, firstToken: 1);
        Assert.Equal(4, Seconds(0), 6);
    }

    [Fact]
    public void FirstToken_Unasked_FadesSoThatItIsTriedAgain()
    {
        End(0, firstToken: 4);
        Assert.Equal(4 / Math.E, Seconds(10), 6);
        Assert.Equal(4 * Math.Exp(-6), Seconds(60), 6);
        Assert.Equal(0, Seconds(10_000));
    }

    [Fact]
    public void FirstToken_FailedOrLost_TookAtLeastAsLong()
    {
        foreach (var error in (Contracts.RouterError[])[Outcomes.Broken, Outcomes.Left, Outcomes.QueueFull])
        {
            _health = ProviderHealth.Initial;
            End(0, firstToken: 1);
            _health = _health.After(Outcomes.Of(error, seconds: 3), BreakerSettings.Never, Start, 0);
            Assert.Equal(3, Seconds(0));
            // To fail quickly is not to be quick.
            _health = _health.After(Outcomes.Of(error, seconds: 0.001), BreakerSettings.Never, Start, 0);
            Assert.Equal(3, Seconds(0));
        }
    }

    [Fact]
    public void FirstToken_TurnedAway_MeasuresNothing()
    {
        _health = _health.After(Outcomes.Of(Outcomes.Refused, seconds: 3), BreakerSettings.Never, Start, 0);
        _health = _health.After(Outcomes.Of(Outcomes.Limited, seconds: 3), BreakerSettings.Never, Start, 0);
        Assert.Equal(0, Seconds(0));
    }

    [Fact]
    public void FirstToken_FailedAfterIt_CountsTheTokenAndNotTheEnd()
    {
        _health = _health.After(Outcomes.Of(Outcomes.Broken, seconds: 30, firstToken: 2), BreakerSettings.Never, Start, 0);
        Assert.Equal(2, Seconds(0));
    }

    [Fact]
    public void With_MoreModelsThanItRemembers_DropsTheOneLongestUnheardOf()
    {
        var averages = PeakAverages.None;
        for (var i = 0; i < PeakAverages.Capacity; i++) averages = averages.With($"m{i}", TimeSpan.FromSeconds(1), Start + TimeSpan.FromMilliseconds(i));
        averages = averages.With("m0", TimeSpan.FromSeconds(1), Start + TimeSpan.FromSeconds(1)).With("one more", TimeSpan.FromSeconds(1), Start + TimeSpan.FromSeconds(1));

        Assert.Equal(PeakAverages.Capacity, averages.Count);
        Assert.Equal(TimeSpan.Zero, averages.Of("m1", Start + TimeSpan.FromSeconds(1)));
        Assert.NotEqual(TimeSpan.Zero, averages.Of("m0", Start + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void P95_FewerThan20_IsUnknown()
    {
        for (var i = 1; i <= 20; i++)
        {
            Assert.Null(_health.FirstTokenP95);
            End(0, firstToken: i);
        }

        Assert.Equal(19, _health.FirstTokenP95?.TotalSeconds);
    }

    [Fact]
    public void P95_EveryCount_IsTheNearestRankOfTheLast128()
    {
        var times = new List<double>();
        var random = new Random(7);
        for (var count = 1; count <= 300; count++)
        {
            times.Add(random.Next(1, 1000));
            End(0, firstToken: times[^1], model: $"m{count % 3}");
            var last = times.TakeLast(128).Order().ToList();
            var expected = count < 20 ? (double?)null : last[(int)Math.Ceiling(last.Count * 95 / 100m) - 1];
            Assert.Equal(expected, _health.FirstTokenP95?.TotalSeconds);
        }
    }

    [Fact]
    public void P95_FailedWithoutAToken_IsNoSample()
    {
        for (var i = 0; i < 19; i++) End(0, firstToken: 1);
        _health = _health.After(Outcomes.Of(Outcomes.Broken, seconds: 60), BreakerSettings.Never, Start, 0);
        Assert.Null(_health.FirstTokenP95);
        End(0, firstToken: 1);
        Assert.Equal(1, _health.FirstTokenP95?.TotalSeconds);
    }

    private void End(double at, double firstToken, string model = "m") =>
        _health = _health.After(Outcomes.Of(null, firstToken + 1, firstToken, model: model), BreakerSettings.Never, Start + TimeSpan.FromSeconds(at), 0);

    private double Seconds(double at, string model = "m") => _health.FirstToken(model, Start + TimeSpan.FromSeconds(at)).TotalSeconds;
}
