using Akka.Actor;

namespace LlmRouter.Actors;

/// <summary>Parent of the providers' actors: a crash of one concerns that one only. What they have to say goes up to the guardian.</summary>
internal sealed class ProvidersActor : CountedActor
{
    private readonly EngineTree _tree;
    private readonly SupervisedChildren _children;
    private readonly Dictionary<string, ProviderCell> _cells = new(StringComparer.Ordinal);

    public ProvidersActor(EngineTree tree)
        : base(tree.Board.Counts)
    {
        _tree = tree;
        _children = new SupervisedChildren(Context, tree);
        Receive<ProviderMessages.Listed>(listed => Context.Parent.Forward(listed));
        Receive<Follow>(_ => FollowBoard());
        Receive<Terminated>(_children.OnTerminated);
        Receive<SupervisedChildren.Return>(_children.OnReturn);
    }

    public static Props Props(EngineTree tree) => Akka.Actor.Props.Create(() => new ProvidersActor(tree));

    protected override void PreStart()
    {
        base.PreStart();
        FollowBoard();
    }

    protected override void PostStop()
    {
        base.PostStop();
        _children.Dispose();
    }

    protected override SupervisorStrategy SupervisorStrategy() => SupervisedChildren.Strategy;

    private void FollowBoard()
    {
        var wanted = _tree.Board.Snapshot.Cells;
        foreach (var name in _cells.Keys.Except(wanted.Select(cell => cell.Settings.Name)).ToList())
        {
            _cells.Remove(name);
            _children.Remove(name);
        }

        foreach (var cell in wanted)
        {
            if (_cells.TryGetValue(cell.Settings.Name, out var present) && ReferenceEquals(present, cell)) continue;
            _cells[cell.Settings.Name] = cell;
            _children.Put(cell.Settings.Name, ProviderActor.Props(cell, _tree));
        }
    }

    /// <summary>The providers on the board have changed: one actor for each, none for any other.</summary>
    public sealed record Follow
    {
        public static Follow Instance { get; } = new();
    }
}
