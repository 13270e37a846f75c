using LlmRouter.Testing.Time;

namespace LlmRouter.Conformance.TestKit;

public sealed class ManualTimeTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Advance_PastSeveralTimers_FiresThemInOrderAtTheirOwnInstant()
    {
        Arm("late", 30);
        Arm("early", 10);
        Arm("same instant, armed later", 10);

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["early@10", "same instant, armed later@10", "late@30"], _fired);
        Assert.Equal(TimeSpan.FromSeconds(30), _time.Elapsed);
    }

    [Fact]
    public void Advance_ShortOfTheDueTime_FiresNothing()
    {
        Arm("timer", 10);

        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.Empty(_fired);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["timer@10"], _fired);
    }

    [Fact]
    public void Advance_PastAPeriodicTimer_FiresOnceAPeriod()
    {
        using var timer = _time.CreateTimer(_ => Note("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
    }

    [Fact]
    public void Advance_FromACallback_GoesOnFromThereAndNeverBack()
    {
        using var first = _time.CreateTimer(_ => _time.Advance(TimeSpan.FromSeconds(20)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Arm("second", 15);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["second@15"], _fired);
        Assert.Equal(TimeSpan.FromSeconds(21), _time.Elapsed);
    }

    [Fact]
    public void Advance_TimerArmedByACallback_FiresInTheSameAdvance()
    {
        using var first = _time.CreateTimer(_ => Arm("second", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["second@2"], _fired);
    }

    [Fact]
    public void Dispose_ByACallbackOfTheSameInstant_KeepsTheOtherFromFiring()
    {
        ITimer? second = null;
        using var first = _time.CreateTimer(_ => second!.Dispose(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        second = _time.CreateTimer(_ => Note("second"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(_fired);
        Assert.False(second.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Change_OfAnArmedTimer_ReplacesItsDueTime()
    {
        using var timer = _time.CreateTimer(_ => Note("timer"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(["timer@5"], _fired);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public async Task Delay_OnManualTime_CompletesWhenTimeHasPassed()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _time, CancellationToken.None);
        Assert.False(delay.IsCompleted);

        _time.Advance(TimeSpan.FromHours(1));

        await delay;
    }

    [Fact]
    public async Task WhenArmed_TimerArmedLater_CompletesThen()
    {
        var armed = _time.WhenArmedAsync(TimeSpan.FromSeconds(7));
        Arm("other", 6);
        Assert.False(armed.IsCompleted);

        Arm("this", 7);

        await armed;
        Assert.True(_time.WhenArmedAsync(TimeSpan.FromSeconds(6)).IsCompleted);
    }

    [Fact]
    public void WhenArmedWithin_CompletesForATimerDueByThenAndForNoLaterOne()
    {
        var armed = _time.WhenArmedWithinAsync(TimeSpan.FromSeconds(7));
        Arm("later", 8);
        Assert.False(armed.IsCompleted);

        Arm("sooner", 3);

        Assert.True(armed.IsCompleted);
        Assert.True(_time.WhenArmedWithinAsync(TimeSpan.FromSeconds(3)).IsCompleted);
    }

    [Fact]
    public void AdvanceToNext_GoesToTheNextTimerAndToNoneTooFarAway()
    {
        Arm("first", 3);
        Arm("second", 9);

        _time.AdvanceToNext(TimeSpan.FromSeconds(5));
        _time.AdvanceToNext(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(3), _time.Elapsed);
        Assert.Equal(1, _time.ArmedTimers);
    }

    [Fact]
    public void Timestamps_AfterAdvance_AgreeWithTheClock()
    {
        var (start, utc) = (_time.GetTimestamp(), _time.GetUtcNow());

        _time.Advance(TimeSpan.FromMilliseconds(1500));

        Assert.Equal(TimeSpan.FromMilliseconds(1500), _time.GetElapsedTime(start));
        Assert.Equal(utc.AddMilliseconds(1500), _time.GetUtcNow());
    }

    [Fact]
    public void Advance_ByMoreThanOneThread_FiresEveryTimerOnce()
    {
        var fired = 0;
        for (var second = 1; second <= 1000; second++)
            _time.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(second), Timeout.InfiniteTimeSpan);

        Parallel.For(0, 1000, _ => _time.Advance(TimeSpan.FromSeconds(1)));
        _time.Advance(TimeSpan.FromSeconds(1000));

        Assert.Equal(1000, fired);
    }

    private void Arm(string name, int seconds) =>
        _time.CreateTimer(_ => Note(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private void Note(string name) => _fired.Add($"{name}@{_time.Elapsed.TotalSeconds}");
}
