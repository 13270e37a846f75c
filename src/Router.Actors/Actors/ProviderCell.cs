using Akka.Actor;
using LlmRouter.Admission;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Upstream;

namespace LlmRouter.Actors;

/// <summary>One provider's place on the board. Its actor alone writes the view; everybody reads it without a message.</summary>
internal sealed class ProviderCell(ProviderSettings settings, IUpstream upstream, TimeProvider time)
{
    /// <summary>Between two times to a first token that the actor is told. One speaks for all others of a busy provider.</summary>
    public static readonly TimeSpan TimesApart = TimeSpan.FromMilliseconds(10);

    private long _nextTimeAt = long.MinValue;
    private ProviderView _view = ProviderView.Initial;
    private IActorRef _actor = ActorRefs.Nobody;
    private volatile bool _retired;

    public ProviderSettings Settings { get; } = settings;

    /// <summary>The dialect that it is asked in. The demo plays a server of OpenAI's.</summary>
    public string Dialect { get; } = settings.Type == "demo" ? "openai" : settings.Type;

    public IUpstream Upstream { get; } = upstream;

    /// <summary>Where every attempt waits for its place.</summary>
    public ConcurrencyGate Gate { get; } = new(settings.Name, settings.Concurrency, time);

    /// <summary>Now, on the one clock that health and cooldowns are reckoned by.</summary>
    public TimeSpan Now => time.GetElapsedTime(0);

    public ProviderView View
    {
        get => Volatile.Read(ref _view);
        set => Volatile.Write(ref _view, value);
    }

    /// <summary>
    /// The provider's actor; it enters itself when it starts, and a restart keeps the reference. Nobody for a retired cell: how the last
    /// exchanges with it end concerns no request to come.
    /// </summary>
    public IActorRef Actor
    {
        get => _retired ? ActorRefs.Nobody : Volatile.Read(ref _actor);
        set => Volatile.Write(ref _actor, value);
    }

    /// <summary>True once a reload took the provider out or changed it: no new request comes here.</summary>
    public bool IsRetired => _retired;

    public void Retire() => _retired = true;

    /// <summary>Tells the actor how an exchange ended, if that is news: a message wakes a thread, and that a provider which is known to be well did well is none.</summary>
    public void Tell(ExchangeOutcome outcome)
    {
        if (View.LearnsFrom(outcome) || (outcome.FirstToken is not null && IsTimeForTimes()))
            Actor.Tell(new ProviderMessages.ExchangeEnded(outcome), ActorRefs.NoSender);
    }

    private bool IsTimeForTimes()
    {
        var (now, next) = (Now.Ticks, Volatile.Read(ref _nextTimeAt));
        return now >= next && Interlocked.CompareExchange(ref _nextTimeAt, now + TimesApart.Ticks, next) == next;
    }
}
