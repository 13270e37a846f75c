using Akka.Actor;

namespace LlmRouter.Actors;

/// <summary>
/// Messages that one actor tells itself later, by the injected clock: the actor system's own timers go by the wall's alone. Used by its
/// actor only, and disposed when that stops; a message already on its way may still come.
/// </summary>
internal sealed class ActorTimers(IActorRef self, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, ITimer> _timers = new(StringComparer.Ordinal);

    /// <summary>Tells it once, after so long; an earlier one of the same key is cancelled.</summary>
    public void TellOnce(string key, object message, TimeSpan after)
    {
        Cancel(key);
        _timers[key] = time.CreateTimer(_ => self.Tell(message, ActorRefs.NoSender), null, after, Timeout.InfiniteTimeSpan);
    }

    public void Cancel(string key)
    {
        if (_timers.Remove(key, out var timer)) timer.Dispose();
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values) timer.Dispose();
        _timers.Clear();
    }
}
