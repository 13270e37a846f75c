using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>One timer of a stage. Its clock ticks on a pool thread and only posts; the stage decides whether it still counts.</summary>
internal sealed class StageTimer(TimerGraphStageLogic stage, object key, TimeSpan interval) : IDisposable
{
    private static readonly TimerCallback Tick = static timer => ((StageTimer)timer!).OnTick();

    private Timer? _clock;

    internal object Key => key;

    internal bool Repeats => interval != Timeout.InfiniteTimeSpan;

    /// <summary>Whether it was neither stopped nor replaced. Belongs to the stage.</summary>
    internal bool IsActive { get; private set; } = true;

    /// <summary>The link of the stage's list of timers.</summary>
    internal StageTimer? NextTimer { get; set; }

    internal void Start(TimeSpan delay)
    {
        // The clock is set only once the field is: a tick may come at once.
        _clock = new Timer(Tick, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Change(delay, interval);
    }

    public void Dispose()
    {
        IsActive = false;
        _clock?.Dispose();
    }

    private void OnTick() => stage.Live.Run.Post(new Firing(this));

    private void Fire() => stage.Fire(this);

    private sealed class Firing(StageTimer timer) : AsyncInput
    {
        internal override GraphStageLogic Stage => timer.Owner;

        internal override void Run() => timer.Fire();
    }

    private TimerGraphStageLogic Owner => stage;
}
