using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Engine;
using LlmRouter.Failover;
using LlmRouter.Routing;
using LlmRouter.Settings;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Engine;

/// <summary>Who is asked, and in which order, by policy and health.</summary>
public sealed class LineupTests
{
    private static readonly BreakerSettings Breaker = new(Failures: 1, Open: TimeSpan.FromSeconds(10), OpenMax: TimeSpan.FromSeconds(60));

    private readonly ManualTime _time = new();
    private readonly Dictionary<string, ProviderCell> _cells;

    public LineupTests() => _cells = new[] { "alpha", "beta", "gamma" }.ToDictionary(
        name => name, name => new ProviderCell(EngineSettings.Provider(name, models: "m") with { Breaker = Breaker }, new FakeUpstream(), _time));

    [Fact]
    public void Order_EverybodyReady_IsThePolicys() => Assert.Equal(["alpha", "beta", "gamma"], Names(Lineup()));

    [Fact]
    public void Order_OpenBreaker_ComesLast()
    {
        Fail("alpha");

        Assert.Equal(["beta", "gamma", "alpha"], Names(Lineup()));
    }

    [Fact]
    public void Order_SeveralOpenBreakers_TheOneThatEndsFirstComesFirst()
    {
        Fail("gamma");
        _time.Advance(TimeSpan.FromSeconds(1));
        Fail("alpha");

        Assert.Equal(["beta", "gamma", "alpha"], Names(Lineup()));
    }

    [Fact]
    public void Order_OpenBreakerWithoutLastResort_IsLeftOut()
    {
        Fail("alpha");

        var lineup = Lineup(lastResort: false);

        Assert.Equal(Breaker.Open, lineup.Wait);
        Assert.Equal(["beta", "gamma"], Names(lineup));
    }

    [Fact]
    public void Order_ForAHedge_AsksNobodyAsALastResort()
    {
        Fail("alpha");
        Fail("gamma");
        var lineup = Lineup();

        Assert.True(lineup.TryNext(out var first, out _, lastResort: false));
        Assert.Equal("beta", first.Provider);
        Assert.False(lineup.TryNext(out _, out _, lastResort: false));
    }

    [Fact]
    public void Order_CoolingModel_IsLeftOutAndItsWaitKnown()
    {
        Limit("alpha", TimeSpan.FromSeconds(20));
        Limit("beta", TimeSpan.FromSeconds(9));

        var lineup = Lineup();

        Assert.Equal(TimeSpan.FromSeconds(9), lineup.Wait);
        Assert.Equal(["gamma"], Names(lineup));
    }

    [Fact]
    public void Order_HalfOpenBreaker_GivesOneRequestTheTicket()
    {
        Fail("alpha");
        _time.Advance(Breaker.Open);

        var (first, second) = (Lineup(), Lineup());

        Assert.True(first.TryNext(out var probed, out var isProbe, lastResort: true));
        Assert.Equal(("alpha", true), (probed.Provider, isProbe));
        // The second one had it first in its line too, and finds the ticket gone: to it the breaker is open.
        Assert.Equal(["beta", "gamma", "alpha"], Names(second));
    }

    [Fact]
    public void Next_BreakerOpensMeanwhile_IsPutOff()
    {
        var lineup = Lineup();
        Fail("alpha");

        Assert.Equal(["beta", "gamma", "alpha"], Names(lineup));
    }

    [Fact]
    public void Next_ModelCoolsMeanwhile_IsLeftOut()
    {
        var lineup = Lineup();
        Limit("alpha", TimeSpan.FromSeconds(9));

        Assert.Equal(["beta", "gamma"], Names(lineup));
    }

    [Fact]
    public void Round_Again_GoesThroughAllOfThemWithTheHealthOfNow()
    {
        var lineup = Lineup(rounds: 2);
        Names(lineup);
        Fail("alpha");

        Assert.True(lineup.HasRound);
        lineup.BeginRound();

        Assert.Equal(["beta", "gamma", "alpha"], Names(lineup));
        Assert.False(lineup.HasRound);
    }

    [Fact]
    public void Round_EverybodyCools_IsAsFarAwayAsTheFirstOfThem()
    {
        foreach (var name in _cells.Keys) Limit(name, TimeSpan.FromSeconds(name.Length * 7));

        Assert.Equal(TimeSpan.FromSeconds(28), Lineup(rounds: 2).NextRoundIn());
    }

    private Lineup Lineup(bool lastResort = true, int rounds = 1)
    {
        var retry = new RetrySettings(rounds, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), new BudgetSettings(1, 100), lastResort);
        var route = RouteTable.Empty.After([new RouteSettings("r", "priority", [], retry, Hedge: null, [])]).Routes[0];
        var snapshot = new EngineSnapshot(EngineSettings.Of([.. _cells.Values.Select(cell => cell.Settings)]), [.. _cells.Values], RoutingSnapshot.Empty);
        return new Lineup(new RoutePlan([.. _cells.Keys.Select(name => new Candidate(name, "m"))]) { Route = route }, route, snapshot, new Random(1));
    }

    private static List<string> Names(Lineup lineup)
    {
        var names = new List<string>();
        while (lineup.TryNext(out var candidate, out _, lastResort: true)) names.Add(candidate.Provider);
        return names;
    }

    private void Fail(string name) => End(name, new RouterError(502, "x", "broken", "api_error", Fault.Provider));

    private void Limit(string name, TimeSpan wait) => End(name, new RouterError(429, "x", "slow down", "rate_limit_error", Fault.Provider) { RetryAfter = wait });

    private void End(string name, RouterError error)
    {
        var cell = _cells[name];
        var outcome = new ExchangeOutcome("m", error, FirstToken: null, TimeSpan.Zero);
        cell.View = cell.View with { Health = cell.View.Health.After(outcome, Breaker, cell.Now, chance: 1) };
    }
}
