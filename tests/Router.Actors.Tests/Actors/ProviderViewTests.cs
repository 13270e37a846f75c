using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Actors;

public sealed class ProviderViewTests
{
    [Fact]
    public void Ended_Well_IsUp()
    {
        var view = (ProviderView.Initial with { LastError = "x", State = ProviderState.Down }).Ended(Outcome(null), ProviderHealth.Initial);

        Assert.Equal((ProviderState.Up, null), (view.State, view.LastError));
    }

    [Fact]
    public void Ended_ProvidersFault_IsDownWithItsCode()
    {
        var view = ProviderView.Initial.Ended(Outcome(Error(Fault.Provider)), ProviderHealth.Initial);

        Assert.Equal((ProviderState.Down, "code"), (view.State, view.LastError));
    }

    [Theory]
    [InlineData(Fault.Client)]
    [InlineData(Fault.Router)]
    public void Ended_SomebodyElsesFault_SaysNothingAboutTheProvider(Fault fault)
    {
        var view = (ProviderView.Initial with { State = ProviderState.Up }).Ended(Outcome(Error(fault)), ProviderHealth.Initial);

        Assert.Equal((ProviderState.Up, null), (view.State, view.LastError));
    }

    [Fact]
    public void Ended_RateLimited_SaysNothingAboutTheProvider()
    {
        var view = (ProviderView.Initial with { State = ProviderState.Up }).Ended(Outcome(Error(Fault.Provider) with { Status = 429 }), ProviderHealth.Initial);

        Assert.Equal(ProviderState.Up, view.State);
    }

    [Fact]
    public void Unlisted_NothingElseKnown_IsDownWithItsCode()
    {
        var view = ProviderView.Initial.Unlisted("code");

        Assert.Equal((ProviderState.Down, "code"), (view.State, view.LastError));
    }

    [Fact]
    public void Unlisted_RequestsAreAnswered_IsUp()
    {
        var view = ProviderView.Initial.Ended(Outcome(null), ProviderHealth.Initial).Unlisted("code");

        Assert.Equal((ProviderState.Up, null), (view.State, view.LastError));
    }

    [Fact]
    public void Listed_RequestsFail_StaysDownAndHasItsModels()
    {
        var view = ProviderView.Initial.Ended(Outcome(Error(Fault.Provider)), ProviderHealth.Initial).Listed(["a"]);

        Assert.Equal((ProviderState.Down, "code"), (view.State, view.LastError));
        Assert.Equal(["a"], view.Models);
    }

    [Fact]
    public void Listed_AfterItWasUnlisted_IsUp()
    {
        var view = ProviderView.Initial.Unlisted("code").Listed(["a"]);

        Assert.Equal((ProviderState.Up, null), (view.State, view.LastError));
    }

    [Fact]
    public void Unlisted_AfterAList_KeepsTheList()
    {
        var view = ProviderView.Initial.Listed(["a"]).Unlisted("code");

        Assert.Equal(["a"], view.Models);
        Assert.Equal(ProviderState.Down, view.State);
    }

    [Fact]
    public void LearnsFrom_SuccessOfASoundProvider_DoesNot() => Assert.False(Well().LearnsFrom(Outcome(null)));

    [Fact]
    public void LearnsFrom_TimeToAFirstToken_IsNotOfTheView() => Assert.False(Well().LearnsFrom(Outcome(null) with { FirstToken = TimeSpan.Zero }));

    [Fact]
    public void LearnsFrom_SuccessThatChangesNothing_LeavesTheViewAsItIs()
    {
        var health = Well().Health.After(Outcome(null), Breaking, TimeSpan.FromSeconds(1), chance: 0);

        Assert.Equal(Well(), Well().Ended(Outcome(null), health));
    }

    [Fact]
    public void LearnsFrom_AnyNews_Does()
    {
        var counting = Well().Health.After(Outcome(Error(Fault.Provider)), Breaking, TimeSpan.Zero, chance: 0);
        var open = counting.After(Outcome(Error(Fault.Provider)), Breaking, TimeSpan.Zero, chance: 0);

        Assert.All<(ProviderView View, ExchangeOutcome Outcome)>(
            [
                (Well(), Outcome(Error(Fault.Provider))),
                (Well(), Outcome(Error(Fault.Client))),
                (Well(), Outcome(null) with { IsProbe = true }),
                (ProviderView.Initial, Outcome(null)),
                (ProviderView.Initial.Listed([]), Outcome(null)),
                (Well() with { State = ProviderState.Down }, Outcome(null)),
                (Well() with { LastError = "x" }, Outcome(null)),
                (Well() with { Health = counting }, Outcome(null)),
                (Well() with { Health = open }, Outcome(null)),
            ],
            news => Assert.True(news.View.LearnsFrom(news.Outcome), news.ToString()));
    }

    private static readonly BreakerSettings Breaking = new(Failures: 2, Open: TimeSpan.FromSeconds(10), OpenMax: TimeSpan.FromSeconds(60));

    private static ProviderView Well() => ProviderView.Initial.Ended(Outcome(null), ProviderHealth.Initial);

    private static ExchangeOutcome Outcome(RouterError? error) => new("m", error, FirstToken: null, TimeSpan.Zero);

    private static RouterError Error(Fault fault) => new(502, "code", "message", "api_error", fault);
}
