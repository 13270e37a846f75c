using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;

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

    private static ExchangeOutcome Outcome(RouterError? error) => new("m", error, FirstToken: null, TimeSpan.Zero);

    private static RouterError Error(Fault fault) => new(502, "code", "message", "api_error", fault);
}
