using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Failover;

public sealed class BreakerTests
{
    private static readonly BreakerSettings Settings = new(3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(35));

    private ProviderHealth _health = ProviderHealth.Initial;
    private double _now = 1000;
    private double _chance = 1;

    [Fact]
    public void Closed_FaultsInARow_OpenAtTheConfiguredOne()
    {
        Fail(2);
        Assert.Equal(Availability.Ready, At.Availability);
        Fail(1);
        Assert.Equal(new Standing(Availability.Open, TimeSpan.FromSeconds(10)), At);
        Assert.True(_health.IsOpen);
    }

    [Fact]
    public void Closed_SuccessBetweenFaults_BeginsTheCountAnew()
    {
        Fail(2);
        End(Outcomes.Of(null));
        Fail(2);
        Assert.False(_health.IsOpen);
    }

    [Fact]
    public void Closed_EndsThatBlameNobody_NeitherCountNorBeginAnew()
    {
        Fail(2);
        End(Outcomes.Refused);
        End(Outcomes.Left);
        End(Outcomes.QueueFull);
        End(Outcomes.Limited);
        Assert.False(_health.IsOpen);
        Fail(1);
        Assert.True(_health.IsOpen);
    }

    [Fact]
    public void Closed_FaultAfterTheFirstToken_Counts()
    {
        for (var i = 0; i < 3; i++) End(Outcomes.Of(Outcomes.Broken, seconds: 5, firstToken: 1));
        Assert.True(_health.IsOpen);
    }

    [Fact]
    public void Closed_NeverOpens_WhenSwitchedOff()
    {
        for (var i = 0; i < 100; i++) _health = _health.After(Outcomes.Of(Outcomes.Broken), BreakerSettings.Never, TimeSpan.FromSeconds(_now), 1);
        Assert.False(_health.IsOpen);
    }

    [Fact]
    public void Open_SwitchedOffByAReload_ClosesAtTheNextEnd()
    {
        Fail(3);
        _health = _health.After(Outcomes.Of(Outcomes.Left), BreakerSettings.Never, TimeSpan.FromSeconds(_now), 1);
        Assert.False(_health.IsOpen);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(0.5, 9)]
    [InlineData(1, 10)]
    public void Open_Pause_IsAFifthChance(double chance, double seconds)
    {
        _chance = chance;
        Fail(3);
        Assert.Equal(TimeSpan.FromSeconds(seconds), At.Wait);
    }

    [Fact]
    public void Open_PauseOver_LetsOneThroughAndNobodyElse()
    {
        Fail(3);
        _now += 9.999;
        Assert.Equal(Availability.Open, At.Availability);
        _now += 0.001;
        var standing = At;
        Assert.Equal((Availability.HalfOpen, TimeSpan.Zero), (standing.Availability, standing.Wait));
        Assert.True(standing.Probe!.TryTake());
        Assert.False(At.Probe?.TryTake() ?? false);
        Assert.Equal(Availability.Open, At.Availability);
        Assert.True(At.Wait > TimeSpan.Zero);
    }

    [Fact]
    public void Probe_Succeeds_ClosesAndForgetsTheLongPause()
    {
        Probe(Outcomes.Broken);
        Assert.Equal(20, At.Wait.TotalSeconds);
        _now += 20;
        TakeTicket();
        End(Outcomes.Of(null, isProbe: true));
        Assert.Equal(new Standing(Availability.Ready, TimeSpan.Zero), At);
        Fail(3);
        Assert.Equal(10, At.Wait.TotalSeconds);
    }

    [Fact]
    public void Probe_Fails_DoublesThePauseToItsMaximum()
    {
        Fail(3);
        foreach (var pause in (double[])[10, 20, 35, 35])
        {
            Assert.Equal((Availability.Open, pause), (At.Availability, At.Wait.TotalSeconds));
            _now += pause;
            TakeTicket();
            End(Outcomes.Of(Outcomes.Broken, isProbe: true));
        }
    }

    [Fact]
    public void Probe_WithoutVerdict_GivesAFreshTicketBack()
    {
        foreach (var nothing in (Contracts.RouterError[])[Outcomes.Left, Outcomes.Refused, Outcomes.QueueFull, Outcomes.Limited])
        {
            _health = ProviderHealth.Initial;
            Probe(nothing, model: "other");
            Assert.Equal(Availability.HalfOpen, At.Availability);
            Assert.True(At.Probe!.TryTake());
        }
    }

    [Fact]
    public void Open_SuccessThatBeganBefore_TellsNothing()
    {
        Fail(3);
        _now += 3;
        End(Outcomes.Of(null, seconds: 4));
        Assert.Equal(new Standing(Availability.Open, TimeSpan.FromSeconds(7)), At);
    }

    [Fact]
    public void Open_SuccessOfALastResortThatBeganAfter_Closes()
    {
        Fail(3);
        _now += 3;
        End(Outcomes.Of(null, seconds: 2));
        Assert.Equal(Availability.Ready, At.Availability);
    }

    [Fact]
    public void Open_FailureOfALastResort_NeitherProlongsNorTakesTheTicket()
    {
        Fail(3);
        _now += 3;
        Fail(5);
        Assert.Equal(7, At.Wait.TotalSeconds);
        _now += 7;
        Fail(1);
        Assert.Equal(Availability.HalfOpen, At.Availability);
    }

    [Fact]
    public void Probe_OfAnEarlierOpening_IsAnEndLikeAnyOther()
    {
        Probe(Outcomes.Broken);
        _now += 1;
        // It began before the breaker opened for the second time.
        End(Outcomes.Of(Outcomes.Broken, seconds: 5, isProbe: true));
        Assert.Equal(19, At.Wait.TotalSeconds);
    }

    [Fact]
    public void Probed_Alive_OpensByHalfAtOnce()
    {
        Fail(3);
        _health = _health.Probed(alive: true, TimeSpan.FromSeconds(_now));
        Assert.Equal(Availability.HalfOpen, At.Availability);
        TakeTicket();
        End(Outcomes.Of(Outcomes.Broken, isProbe: true));
        Assert.Equal(20, At.Wait.TotalSeconds);
    }

    [Fact]
    public void Probed_Dead_ChangesNothing()
    {
        Fail(3);
        Assert.Equal(_health, _health.Probed(alive: false, TimeSpan.FromSeconds(_now)));
    }

    [Fact]
    public void Probed_Closed_StaysClosedAndCounting()
    {
        Fail(2);
        _health = _health.Probed(alive: true, TimeSpan.FromSeconds(_now));
        Fail(1);
        Assert.True(_health.IsOpen);
    }

    [Fact]
    public void Resumed_ProbeWasTaken_GivesAFreshTicketAndKeepsTheRest()
    {
        Fail(3);
        Assert.Equal(_health, _health.Resumed());
        _now += 10;
        TakeTicket();
        _health = _health.Resumed();
        Assert.Equal(Availability.HalfOpen, At.Availability);
    }

    private Standing At => _health.For("m", TimeSpan.FromSeconds(_now));

    private void Probe(Contracts.RouterError end, string model = "m")
    {
        Fail(3);
        _now += 10;
        TakeTicket();
        End(Outcomes.Of(end, isProbe: true, model: model));
    }

    private void TakeTicket() => Assert.True(At.Probe!.TryTake());

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++) End(Outcomes.Broken);
    }

    private void End(Contracts.RouterError? error) => End(Outcomes.Of(error, model: error == Outcomes.Limited ? "other" : "m"));

    private void End(ExchangeOutcome outcome) => _health = _health.After(outcome, Settings, TimeSpan.FromSeconds(_now), _chance);
}
