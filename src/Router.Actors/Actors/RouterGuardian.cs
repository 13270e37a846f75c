using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>The top of the tree, <c>/user/router</c>: keeps its children there, and alone publishes what requests work with.</summary>
internal sealed class RouterGuardian : CountedActor
{
    private readonly EngineTree _tree;
    private readonly SupervisedChildren _children;
    private readonly ActorTimers _timers;
    private readonly HashSet<string> _undiscovered;

    public RouterGuardian(EngineTree tree)
        : base(tree.Board.Counts)
    {
        _tree = tree;
        _children = new SupervisedChildren(Context, tree);
        _timers = new ActorTimers(Self, tree.Time);
        _undiscovered = [.. tree.Board.Snapshot.Cells.Select(c => c.Settings.Name)];
        On<ProviderMessages.Listed>(OnListed);
        On<SettingsRead>(OnSettingsRead);
        On<SettingsRefused>(refused => tree.Board.SettingsStatus = tree.Board.SettingsStatus with { Mistakes = refused.Mistakes });
        On<Terminated>(OnTerminated);
        On<ReturnKeeper>(_ => StartKeeper());
        On<SupervisedChildren.Return>(_children.OnReturn);
    }

    public const string Name = "router";
    public const string StreamsName = "streams";
    public const string ProvidersName = "providers";
    public const string SettingsName = "settings";

    public static Props Props(EngineTree tree) => Akka.Actor.Props.Create(() => new RouterGuardian(tree));

    protected override void PreStart()
    {
        base.PreStart();
        _tree.Board.Guardian = Self;
        if (!_tree.Board.Keeper.IsNobody()) Context.Watch(_tree.Board.Keeper);
        _children.Put(StreamsName, StreamRegistryActor.Props(_tree.Board, _tree.Log));
        _children.Put(ProvidersName, ProvidersActor.Props(_tree));
        if (_tree.Source is { } source) _children.Put(SettingsName, SettingsActor.Props(_tree, source));
    }

    protected override void PostStop()
    {
        base.PostStop();
        _timers.Dispose();
        _children.Dispose();
    }

    protected override SupervisorStrategy SupervisorStrategy() => SupervisedChildren.Strategy;

    // All that it does ends in one value published, or none: a message that fails leaves nothing half done, and is no reason to stop every
    // child, as a restart would.
    private void On<T>(Action<T> handle) => Receive<T>(message =>
    {
        try
        {
            handle(message);
        }
        catch (Exception failure)
        {
            TreeLog.MessageFailed(_tree.Log, typeof(T).Name, failure);
        }
    });

    private void OnTerminated(Terminated ended)
    {
        if (ended.ActorRef.Equals(_tree.Board.Keeper)) ReturnKeeperLater();
        else _children.OnTerminated(ended);
    }

    private void StartKeeper()
    {
        try
        {
            Context.Watch(Context.System.ActorOf(GuardianKeeper.Props(_tree), GuardianKeeper.Name));
        }
        catch (InvalidActorNameException)
        {
            // Its parent, which frees the name, is told of the end in its own time.
            ReturnKeeperLater();
        }
    }

    private void ReturnKeeperLater() => _timers.TellOnce(nameof(ReturnKeeper), ReturnKeeper.Instance, ReturnPause.Shortest);

    private void OnListed(ProviderMessages.Listed listed)
    {
        _tree.Board.PublishRouting();
        Discovered(name => name == listed.Provider);
    }

    private void OnSettingsRead(SettingsRead read)
    {
        var board = _tree.Board;
        var difference = SettingsDifference.Between(board.Snapshot.Settings, read.Settings);
        if (difference.NeedRestart.Count > 0) TreeLog.NeedsRestart(_tree.Log, string.Join(", ", difference.NeedRestart));
        if (difference.Changes.Count > 0) Swap(difference);
        else if (board.SettingsStatus.IsStale) TreeLog.Repaired(_tree.Log);
        else return;
        board.SettingsStatus = new SettingsStatus(_tree.Time.GetUtcNow(), Mistakes: 0);
    }

    private void Swap(SettingsDifference difference)
    {
        _tree.Board.Swap(difference.Applied, _tree.Connect);
        TreeLog.Reloaded(_tree.Log, string.Join(", ", difference.Changes));
        Context.Child(ProvidersName).Tell(ProvidersActor.Follow.Instance);
        // The wait for the first lists does not wait for a provider that has gone.
        Discovered(name => _tree.Board.Snapshot.Cells.All(cell => cell.Settings.Name != name));
    }

    private void Discovered(Predicate<string> done)
    {
        _undiscovered.RemoveWhere(done);
        if (_undiscovered.Count == 0) _tree.Board.Discovered.TrySetResult();
    }

    /// <summary>To itself: bring the keeper back.</summary>
    public sealed record ReturnKeeper
    {
        public static ReturnKeeper Instance { get; } = new();
    }

    /// <summary>The configuration was read and is right.</summary>
    public sealed record SettingsRead(RouterSettings Settings);

    /// <summary>The configuration was read and is wrong in so many places.</summary>
    public sealed record SettingsRefused(int Mistakes);
}
