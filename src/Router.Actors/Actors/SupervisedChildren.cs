using Akka.Actor;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>
/// The children of one actor, kept there whatever ends them. An exception restarts a child at once, with its mailbox; one that fails again
/// soon, or is stopped, comes back anew after a pause that grows. Used by its parent only, which passes on what it hears.
/// </summary>
internal sealed class SupervisedChildren(IActorContext context, EngineTree tree) : IDisposable
{
    private readonly ActorTimers _timers = new(context.Self, tree.Time);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>One restart at once in each quiet time; the next failure in it stops the child, and <see cref="OnTerminated"/> sees to the rest.</summary>
    public static SupervisorStrategy Strategy { get; } = new OneForOneStrategy(1, ReturnPause.Quiet, static _ => Directive.Restart);

    /// <summary>Starts a child of this name, at once or when the one that has the name has stopped.</summary>
    public void Put(string name, Props props)
    {
        if (!_places.TryGetValue(name, out var place)) _places[name] = place = new Place(name);
        place.Wanted = props;
        place.Pause = default;
        _timers.Cancel(name);
        if (place.Child is null) Start(place);
        else Stop(place);
    }

    /// <summary>Stops the child for good.</summary>
    public void Remove(string name)
    {
        if (!_places.TryGetValue(name, out var place)) return;
        place.Wanted = null;
        _timers.Cancel(name);
        if (place.Child is null) _places.Remove(name);
        else Stop(place);
    }

    /// <summary>A child has ended, by our word or not.</summary>
    public void OnTerminated(Terminated ended)
    {
        var place = _places.Values.FirstOrDefault(p => ended.ActorRef.Equals(p.Child));
        if (place is null) return;
        var wasStopped = place.IsStopping;
        (place.Child, place.IsStopping) = (null, false);
        if (place.Wanted is null) _places.Remove(place.Name);
        else if (wasStopped) Start(place);
        else ReturnLater(place);
    }

    /// <summary>A pause is over.</summary>
    public void OnReturn(Return due)
    {
        if (_places.TryGetValue(due.Name, out var place) && place is { Child: null, Wanted: not null }) Start(place);
    }

    public void Dispose() => _timers.Dispose();

    private void Start(Place place) => place.Child = context.Watch(context.ActorOf(place.Wanted, Uri.EscapeDataString(place.Name)));

    private void Stop(Place place)
    {
        if (place.IsStopping) return;
        place.IsStopping = true;
        context.Stop(place.Child);
    }

    private void ReturnLater(Place place)
    {
        place.Pause = place.Pause.Next(tree.Now);
        var length = place.Pause.Length(tree.Board.Random.NextDouble());
        TreeLog.ChildEnded(tree.Log, place.Name, length.TotalSeconds);
        _timers.TellOnce(place.Name, new Return(place.Name), length);
    }

    /// <summary>To the parent, by itself: the pause of this child is over.</summary>
    public sealed record Return(string Name);

    private sealed class Place(string name)
    {
        public string Name { get; } = name;

        /// <summary>What is to be here; null: nobody any more.</summary>
        public Props? Wanted { get; set; }

        /// <summary>Who is here; null in a pause.</summary>
        public IActorRef? Child { get; set; }

        /// <summary>We told it to stop.</summary>
        public bool IsStopping { get; set; }

        public ReturnPause Pause { get; set; }
    }
}
