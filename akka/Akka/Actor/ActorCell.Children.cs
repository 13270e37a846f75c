namespace Akka.Actor;

internal sealed partial class ActorCell
{
    // Read by selections from other threads, and written by ActorOf of the system from any thread: always under its own lock,
    // which is never held while an actor's code runs.
    private readonly Lock _childLock = new();
    private Dictionary<string, ChildStats> _children;
    private long _lastName;
    private bool _takesNoChildren;
    private int _dying;

    public IActorRef ActorOf(Props props, string name = null)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null)
            CheckName(name);
        LocalActorRef child;
        lock (_childLock)
        {
            if (_takesNoChildren)
                throw new InvalidOperationException("Cannot create child while terminating or terminated");
            name ??= NextName();
            child = new LocalActorRef(SystemImpl, props, _self, new ChildActorPath(_self.Path, name, SystemImpl.NextUid()));
            if (!(_children ??= []).TryAdd(name, new ChildStats(child)))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }

        child.Start();
        return child;
    }

    public ActorSelection ActorSelection(ActorPath actorPath) => SystemImpl.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Actor.ActorSelection.From(SystemImpl, _self, actorPath);

    public IActorRef Child(string name) => (IActorRef)FindChild(name) ?? ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => CopyChildRefs();

    public void Stop(IActorRef child)
    {
        MarkDying(child);
        ((IInternalActorRef)child).Stop();
    }

    internal LocalActorRef FindChild(string name)
    {
        lock (_childLock)
            return _children is not null && _children.TryGetValue(name, out var stats) ? stats.Ref : null;
    }

    internal IReadOnlyList<LocalActorRef> CopyChildRefs()
    {
        lock (_childLock)
            return _children is null ? [] : [.. _children.Values.Select(stats => stats.Ref)];
    }

    internal IReadOnlyList<ChildStats> CopyChildStats()
    {
        lock (_childLock)
            return _children is null ? [] : [.. _children.Values];
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException($"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, include only ASCII letters and can only contain these special characters: -_.*$+:@&=,!~';().");
    }

    /// <summary>$a, $b … $z, $A …, then two places: short, and never what a user may choose.</summary>
    private string NextName()
    {
        const string digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        Span<char> text = stackalloc char[12];
        var at = text.Length;
        var number = _lastName++;
        do
        {
            text[--at] = digits[(int)(number % digits.Length)];
            number /= digits.Length;
        }
        while (number > 0);
        text[--at] = '$';
        return new string(text[at..]);
    }

    private ChildStats StatsOf(IActorRef child)
    {
        lock (_childLock)
            return _children is not null && _children.TryGetValue(child.Path.Name, out var stats) && stats.Ref.Equals(child) ? stats : null;
    }

    private void MarkDying(IActorRef child)
    {
        lock (_childLock)
        {
            if (StatsOf(child) is not { Dying: false } stats)
                return;
            stats.Dying = true;
            _dying++;
        }
    }

    private bool RemoveChild(IActorRef child)
    {
        lock (_childLock)
        {
            if (StatsOf(child) is not { } stats)
                return false;
            if (stats.Dying)
                _dying--;
            return _children.Remove(child.Path.Name);
        }
    }

    /// <summary>From here on no child can be added.</summary>
    private void CloseChildren()
    {
        lock (_childLock)
            _takesNoChildren = true;
    }
}
