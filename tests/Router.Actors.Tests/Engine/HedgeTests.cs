using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Engine;

/// <summary>"When no semantic delta has come after a delay, start the next candidate, take whichever speaks first, cancel the other at once."</summary>
public sealed class HedgeTests : RaceTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private static HedgeSettings Hedge { get; } = new(Delay, new BudgetSettings(1, 10));

    [Fact]
    public async Task Hedge_FirstSilent_SecondAnswersAndFirstIsClosedAtOnce()
    {
        var silent = new FakeReply().Say(ChatSse.Role);
        Upstreams[0].OnSend = _ => Task.FromResult(silent.Response);
        Upstreams[1].OnSend = _ => Task.FromResult(Whole("from beta").Response);

        var sending = EngineWith(hedge: Hedge).SendAsync(Request(), default);
        await Time.WhenArmedAsync(Delay).Patiently();
        Time.Advance(Delay);
        var reply = await sending.Patiently();

        await silent.Closed;
        var text = await TextAsync(reply).Patiently();
        Assert.Contains("from beta", text, StringComparison.Ordinal);
        Assert.Equal(("beta", "2"), (Header(reply, "x-router-provider"), Header(reply, "x-router-attempts")));
        var lost = Heard(0);
        Assert.Equal((Fault.Router, null, Delay), (lost.Error?.Fault, lost.FirstToken, lost.Elapsed));
        Assert.Equal(TimeSpan.Zero, Heard(1).FirstToken);
        Assert.Contains(Logged, line => line.Contains("lost the race: provider=alpha", StringComparison.Ordinal));
        Assert.Contains(Logged, line => line.Contains("hedges=1", StringComparison.Ordinal));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Hedge_FirstSpeaksAfterAll_WinsAndSecondIsClosedAtOnce()
    {
        var late = new FakeReply().Say(ChatSse.Role);
        var second = new FakeReply();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Upstreams[0].OnSend = _ => Task.FromResult(late.Response);
        Upstreams[1].OnSend = _ =>
        {
            asked.SetResult();
            return Task.FromResult(second.Response);
        };

        var sending = EngineWith(hedge: Hedge).SendAsync(Request(), default);
        await Time.WhenArmedAsync(Delay).Patiently();
        Time.Advance(Delay);
        await asked.Task.Patiently();
        late.Say(ChatSse.Chunk("after all") + ChatSse.Finish).End();
        var reply = await sending.Patiently();

        Assert.Contains("after all", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        await second.Closed;
        Assert.Equal(("alpha", "2"), (Header(reply, "x-router-provider"), Header(reply, "x-router-attempts")));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Hedge_AnswerInOnePiece_HasNoFirstTokenToWaitFor()
    {
        var slow = new FakeReply();
        Upstreams[0].OnSend = _ => Task.FromResult(slow.Response);
        Upstreams[1].OnSend = _ => throw new InvalidOperationException("must not be asked");

        var sending = EngineWith(hedge: Hedge).SendAsync(Request(stream: false), default);
        await Time.WhenArmedAsync(EngineSettings.Whole.Total).Patiently();
        Time.Advance(Delay);
        slow.Say(ChatSse.Chunk("slow") + ChatSse.Finish).End();

        var reply = await sending.Patiently();
        Assert.IsType<RouterReply.Document>(reply).Body.Dispose();
        Assert.Equal("1", Header(reply, "x-router-attempts"));
        Assert.Null(Heard(0).FirstToken);
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Hedge_FirstSpeaksInTime_NobodyElseIsAsked()
    {
        Upstreams[0].OnSend = _ => Task.FromResult(Whole("at once").Response);
        Upstreams[1].OnSend = _ => throw new InvalidOperationException("must not be asked");

        var reply = await EngineWith(hedge: Hedge).SendAsync(Request(), default).Patiently();
        Time.Advance(Delay);

        Assert.Contains("at once", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        Assert.Equal("1", Header(reply, "x-router-attempts"));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Hedge_OneOfThePairFails_TheNextTakesItsPlaceAndTheOtherMayStillAnswer()
    {
        var first = new FakeReply().Say(ChatSse.Role);
        var second = new FakeReply();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Upstreams[0].OnSend = _ => Task.FromResult(first.Response);
        Upstreams[1].OnSend = _ =>
        {
            asked.SetResult();
            return Task.FromResult(second.Response);
        };
        var third = new FakeReply();
        var replaced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Upstreams[2].OnSend = _ =>
        {
            replaced.SetResult();
            return Task.FromResult(third.Response);
        };

        var sending = EngineWith(hedge: Hedge).SendAsync(Request(), default);
        await Time.WhenArmedAsync(Delay).Patiently();
        Time.Advance(Delay);
        await asked.Task.Patiently();
        first.End();
        Assert.Equal(ErrorCode.StreamIncomplete, Heard(0).Error?.Code);
        await replaced.Task.Patiently();
        second.Say(ChatSse.Chunk("from beta") + ChatSse.Finish).End();

        var reply = await sending.Patiently();
        Assert.Contains("from beta", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        Assert.Equal(("beta", "3"), (Header(reply, "x-router-provider"), Header(reply, "x-router-attempts")));
        await third.Closed;
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Hedge_BudgetSpent_WaitsForTheFirst()
    {
        var late = new FakeReply();
        Upstreams[0].OnSend = _ => Task.FromResult(late.Response);
        Upstreams[1].OnSend = _ => throw new InvalidOperationException("must not be asked");

        var sending = EngineWith(hedge: Hedge with { Budget = new BudgetSettings(0, 0) }).SendAsync(Request(), default);
        await Time.WhenArmedAsync(Delay).Patiently();
        Time.Advance(Delay);
        late.Say(ChatSse.Chunk("late") + ChatSse.Finish).End();

        var reply = await sending.Patiently();
        Assert.Contains("late", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        Assert.Equal("1", Header(reply, "x-router-attempts"));
    }

    [Fact]
    public async Task Hedge_ByPercentile_WaitsAsLongAsThatProviderUsuallyTakes()
    {
        for (var i = 0; i < 128; i++)
        {
            var outcome = new ExchangeOutcome("m", Error: null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
            Cells[0].View = Cells[0].View with { Health = Cells[0].View.Health.After(outcome, Cells[0].Settings.Breaker, Cells[0].Now, 0) };
        }

        var silent = new FakeReply();
        Upstreams[0].OnSend = _ => Task.FromResult(silent.Response);
        Upstreams[1].OnSend = _ => Task.FromResult(Whole("from beta").Response);

        var sending = EngineWith(hedge: Hedge with { Delay = null }).SendAsync(Request(), default);
        await Time.WhenArmedAsync(TimeSpan.FromSeconds(2)).Patiently();
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("from beta", await TextAsync(await sending.Patiently()).Patiently(), StringComparison.Ordinal);
        await silent.Closed;
    }

    [Fact]
    public async Task Hedge_ClientLeavesWhileBothAreSilent_ClosesBoth()
    {
        var (first, second) = (new FakeReply(), new FakeReply());
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Upstreams[0].OnSend = _ => Task.FromResult(first.Response);
        Upstreams[1].OnSend = _ =>
        {
            asked.SetResult();
            return Task.FromResult(second.Response);
        };
        using var client = new CancellationTokenSource();
        var sending = EngineWith(hedge: Hedge).SendAsync(Request(), client.Token);
        await Time.WhenArmedAsync(Delay).Patiently();
        Time.Advance(Delay);
        await asked.Task.Patiently();

        client.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Patiently());
        await first.Closed;
        await second.Closed;
        Assert.Equal((Fault.Client, Fault.Client), (Heard(0).Error?.Fault, Heard(1).Error?.Fault));
        ExpectNothingLeft();
    }
}
