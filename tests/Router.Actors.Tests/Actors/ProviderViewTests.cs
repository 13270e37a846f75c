using LlmRouter.Actors;
using LlmRouter.Contracts;

namespace LlmRouter.Tests.Actors;

public sealed class ProviderViewTests
{
    [Fact]
    public void Ended_Well_IsUp()
    {
        var view = (ProviderView.Initial with { LastError = "x", State = ProviderState.Down }).Began().Ended(null);

        Assert.Equal((ProviderState.Up, 0, null), (view.State, view.InFlight, view.LastError));
    }

    [Fact]
    public void Ended_ProvidersFault_IsDownWithItsCode()
    {
        var view = ProviderView.Initial.Began().Ended(Error(Fault.Provider));

        Assert.Equal((ProviderState.Down, 0, "code"), (view.State, view.InFlight, view.LastError));
    }

    [Theory]
    [InlineData(Fault.Client)]
    [InlineData(Fault.Router)]
    public void Ended_SomebodyElsesFault_SaysNothingAboutTheProvider(Fault fault)
    {
        var view = (ProviderView.Initial with { State = ProviderState.Up }).Began().Ended(Error(fault));

        Assert.Equal((ProviderState.Up, 0, null), (view.State, view.InFlight, view.LastError));
    }

    [Fact]
    public void Ended_RateLimited_SaysNothingAboutTheProvider()
    {
        var view = (ProviderView.Initial with { State = ProviderState.Up }).Began().Ended(Error(Fault.Provider) with { Status = 429 });

        Assert.Equal((ProviderState.Up, 0), (view.State, view.InFlight));
    }

    [Fact]
    public void Unlisted_AfterAList_KeepsTheList()
    {
        var view = ProviderView.Initial.Listed(["a"]).Unlisted("code");

        Assert.Equal(["a"], view.Models);
        Assert.Equal(ProviderState.Down, view.State);
    }

    private static RouterError Error(Fault fault) => new(502, "code", "message", "api_error", fault);
}
