using Akka.Actor;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>
/// Brings the guardian back, which has no parent of ours: <c>/user/keeper</c> watches <c>/user/router</c>. It does nothing else, so that
/// nothing else can break it. An exception in the guardian is the actor system's to restart; this is for a guardian that was stopped. The
/// guardian does the same for it.
/// </summary>
internal sealed class GuardianKeeper : CountedActor
{
    private readonly EngineTree _tree;
    private readonly ActorTimers _timers;
    private ReturnPause _pause;

    public GuardianKeeper(EngineTree tree)
        : base(tree.Board.Counts)
    {
        _tree = tree;
        _timers = new ActorTimers(Self, tree.Time);
        Receive<Terminated>(_ => ReturnLater());
        Receive<Return>(_ => Start());
    }

    public const string Name = "keeper";

    public static Props Props(EngineTree tree) => Akka.Actor.Props.Create(() => new GuardianKeeper(tree));

    protected override void PreStart()
    {
        base.PreStart();
        _tree.Board.Keeper = Self;
        // A keeper that was restarted finds the guardian where it left it; one that has gone meanwhile is reported at once.
        if (_tree.Board.Guardian.IsNobody()) Start();
        else Context.Watch(_tree.Board.Guardian);
    }

    protected override void PostStop()
    {
        base.PostStop();
        _timers.Dispose();
    }

    private void Start()
    {
        try
        {
            Context.Watch(Context.System.ActorOf(RouterGuardian.Props(_tree), RouterGuardian.Name));
        }
        catch (InvalidActorNameException)
        {
            // Its parent, which frees the name, is told of the end in its own time.
            ReturnLater();
        }
    }

    private void ReturnLater()
    {
        _pause = _pause.Next(_tree.Now);
        var length = _pause.Length(_tree.Board.Random.NextDouble());
        TreeLog.ChildEnded(_tree.Log, RouterGuardian.Name, length.TotalSeconds);
        _timers.TellOnce(nameof(Return), Return.Instance, length);
    }

    /// <summary>To itself: the pause is over.</summary>
    public sealed record Return
    {
        public static Return Instance { get; } = new();
    }
}
