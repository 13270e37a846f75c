using System.Collections.Concurrent;
using LlmRouter.Streams;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Streams;

public sealed class ReadPulseTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualTime _time = new();
    private readonly ReadPulse _pulse;
    private readonly List<string> _woken = [];

    public ReadPulseTests() => _pulse = new ReadPulse(_time);

    public void Dispose() => _pulse.Dispose();

    [Fact]
    public void Await_UntilTheMoment_WakesNobody()
    {
        _pulse.Await(() => _woken.Add("a"), Moment);
        _time.Advance(Moment - TimeSpan.FromTicks(1));

        Assert.Empty(_woken);
    }

    [Fact]
    public void Await_SeveralInOneMoment_AreWokenTogetherInTheirOrder()
    {
        _pulse.Await(() => _woken.Add("a"), Moment);
        _time.Advance(Moment / 2);
        _pulse.Await(() => _woken.Add("b"), Moment);
        _time.Advance(Moment / 2);

        Assert.Equal(["a", "b"], _woken);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Await_FromWhoeverIsWoken_IsForTheNextMoment()
    {
        _pulse.Await(() => _pulse.Await(() => _woken.Add("again"), Moment), Moment);
        _time.Advance(Moment);
        Assert.Empty(_woken);

        _time.Advance(Moment);
        Assert.Equal(["again"], _woken);
    }

    [Theory]
    [InlineData(ReadPulse.Share)]
    [InlineData(ReadPulse.Share + 1)]
    [InlineData((3 * ReadPulse.Share) - 1)]
    [InlineData(3 * ReadPulse.Share)]
    public async Task Await_ManyStreams_WakesEachOnce(int count)
    {
        var woken = new ConcurrentBag<int>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < count; i++)
        {
            var stream = i;
            _pulse.Await(() => { woken.Add(stream); if (woken.Count == count) all.TrySetResult(); }, Moment);
        }

        _time.Advance(Moment);

        await all.Task.Patiently();
        Assert.Equal(Enumerable.Range(0, count), woken.Order());
    }
}
