namespace Akka.Actor;

/// <summary>A path, looked up each time something is told to it; it may name no actor, one, or with wildcards several.</summary>
public class ActorSelection : ICanTell
{
    private readonly IReadOnlyList<string> _elements;

    internal ActorSelection(IActorRef anchor, IReadOnlyList<string> elements)
    {
        Anchor = anchor;
        _elements = elements;
    }

    public IActorRef Anchor { get; }

    public string PathString => "/" + string.Join('/', _elements);

    internal static ActorSelection From(ActorSystemImpl system, IInternalActorRef anchor, string path)
    {
        var prefix = system.Root.Path.Address + "/";
        if (path.StartsWith(prefix, StringComparison.Ordinal))
            return new ActorSelection(system.Root, SelectionElements.Of(path[prefix.Length..]));
        return path.StartsWith('/')
            ? new ActorSelection(system.Root, SelectionElements.Of(path))
            : new ActorSelection(anchor, SelectionElements.Of(path));
    }

    public void Tell(object message, IActorRef sender = null) =>
        Deliver((IInternalActorRef)Anchor, 0, message, sender ?? ActorCell.CurrentSelf);

    /// <summary>The one actor of this path.</summary>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (Exception failure) when (failure is not ActorNotFoundException)
        {
            throw new ActorNotFoundException("Exception occurred while resolving ActorSelection", failure);
        }
    }

    public override bool Equals(object obj) =>
        obj is ActorSelection other && Equals(Anchor, other.Anchor) && _elements.SequenceEqual(other._elements);

    public override int GetHashCode() => HashCode.Combine(Anchor, _elements.Count);

    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path}), Path({PathString})]";

    private void Deliver(IInternalActorRef actor, int depth, object message, IActorRef sender)
    {
        for (; depth < _elements.Count; depth++)
        {
            var element = _elements[depth];
            if (SelectionElements.IsPattern(element))
            {
                foreach (var match in actor.GetChildRefs())
                    if (SelectionElements.Matches(element, match.Path.Name))
                        Deliver(match, depth + 1, message, sender);
                return;
            }

            var next = element == ".." ? actor.Parent : actor.GetSingleChild(element);
            if (next is null)
            {
                var path = actor.Path / _elements.Skip(depth);
                new EmptyActorRef(actor.System, path).Tell(message, sender);
                return;
            }

            actor = next;
        }

        actor.Tell(message, sender);
    }
}
