using Akka.Actor;
using LlmRouter.Settings;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>
/// Watches the configuration: looks at its files now and then, and reads them when they have changed or when it is told to. What is right
/// goes to the guardian whole; of what is wrong every mistake is logged, and the last good settings stay in force.
/// </summary>
internal sealed class SettingsActor : CountedActor
{
    private readonly EngineTree _tree;
    private readonly SettingsSource _source;
    private readonly ActorTimers _timers;
    private TimeSpan _poll;

    public SettingsActor(EngineTree tree, SettingsSource source)
        : base(tree.Board.Counts)
    {
        _tree = tree;
        _source = source;
        _timers = new ActorTimers(Self, tree.Time);
        _poll = tree.Board.Current.Value.Reload.Poll;
        Receive<Look>(_ => OnLook());
        Receive<Reload>(_ => OnReload());
    }

    public static Props Props(EngineTree tree, SettingsSource source) => Akka.Actor.Props.Create(() => new SettingsActor(tree, source));

    protected override void PreStart()
    {
        base.PreStart();
        _tree.Board.SettingsReader = Self;
        LookAgain();
    }

    protected override void PostStop()
    {
        base.PostStop();
        _timers.Dispose();
    }

    private void OnLook()
    {
        if (_source.HasChanged()) Read();
        LookAgain();
    }

    private void OnReload()
    {
        Read();
        LookAgain();
    }

    private void Read()
    {
        var outcome = _source.Load();
        if (outcome.IsValid)
        {
            _poll = outcome.Settings.Reload.Poll;
            Context.Parent.Tell(new RouterGuardian.SettingsRead(outcome.Settings));
            return;
        }

        TreeLog.Refused(_tree.Log, outcome.Mistakes.Count);
        foreach (var mistake in outcome.Mistakes) TreeLog.Mistake(_tree.Log, mistake);
        Context.Parent.Tell(new RouterGuardian.SettingsRefused(outcome.Mistakes.Count));
    }

    private void LookAgain()
    {
        if (_poll == Timeout.InfiniteTimeSpan) _timers.Cancel(nameof(Look));
        else _timers.TellOnce(nameof(Look), Look.Instance, _poll);
    }

    /// <summary>Have the files changed?</summary>
    public sealed record Look
    {
        public static Look Instance { get; } = new();
    }

    /// <summary>Read them, changed or not.</summary>
    public sealed record Reload
    {
        public static Reload Instance { get; } = new();
    }
}
