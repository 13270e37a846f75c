using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Testing.Time;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Actors;

/// <summary>What a provider's actor is told of, and what would only wake a thread.</summary>
public sealed class ProviderCellTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly ExchangeOutcome Success = new("m", Error: null, FirstToken: null, TimeSpan.Zero);
    private static readonly ExchangeOutcome Timed = Success with { FirstToken = TimeSpan.FromMilliseconds(5) };
    private static readonly ExchangeOutcome Failure = Success with { Error = new RouterError(502, "code", "message", "api_error", Fault.Provider) };

    private readonly ManualTime _time = new();
    private readonly ProviderCell _cell;

    public ProviderCellTests()
        : base(Testing.Patience.OfProbes)
    {
        _cell = new ProviderCell(EngineSettings.Provider(models: "m"), new FakeUpstream(), _time) { Actor = TestActor };
        _cell.View = _cell.View.Ended(Success, ProviderHealth.Initial);
    }

    [Fact]
    public void Tell_SuccessOfASoundProvider_IsNoNews() => ExpectTold([], Success, Success);

    [Fact]
    public void Tell_FirstTime_IsTold() => ExpectTold([Timed], Timed);

    [Fact]
    public void Tell_TimesAtOnce_OneSpeaksForAll() => ExpectTold([Timed], Timed, Timed, Timed);

    [Fact]
    public void Tell_TimesThatFollow_AreToldEachPause()
    {
        ExpectTold([Timed], Timed);
        _time.Advance(ProviderCell.TimesApart - TimeSpan.FromTicks(1));
        ExpectTold([], Timed);
        _time.Advance(TimeSpan.FromTicks(1));
        ExpectTold([Timed], Timed, Timed);
        _time.Advance(ProviderCell.TimesApart * 10);
        ExpectTold([Timed], Timed, Timed);
    }

    [Fact]
    public void Tell_FailuresBesideTimes_AreAllTold() => ExpectTold([Timed, Failure, Failure], Timed, Failure, Timed, Failure);

    private void ExpectTold(ExchangeOutcome[] expected, params ExchangeOutcome[] outcomes)
    {
        foreach (var outcome in outcomes) _cell.Tell(outcome);
        // By order, not by time: what was told before stands before this in the mailbox.
        TestActor.Tell("that is all", TestActor);
        foreach (var outcome in expected) Assert.Equal(outcome, ExpectMsg<ProviderMessages.ExchangeEnded>().Outcome);
        ExpectMsg("that is all");
    }
}
