using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Applies the decision to all children when one of them fails.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    private readonly RestartLimit _limit;

    protected AllForOneStrategy()
        : this(DefaultDecider)
    {
    }

    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Akka.Actor.Decider.From(localOnlyDecider))
    {
    }

    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
    {
        _limit = RestartLimit.From(maxNrOfRetries, withinTimeRange);
        Decider = decider;
    }

    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Akka.Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        _limit = new RestartLimit(maxNrOfRetries, withinTimeMilliseconds);
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    public override IDecider Decider { get; }

    public int MaxNumberOfRetries => _limit.MaxRetries;

    public int WithinTimeRangeMilliseconds => _limit.WindowMilliseconds;

    public bool Equals(AllForOneStrategy other) =>
        other is not null && _limit == other._limit && Equals(Decider, other.Decider);

    public override bool Equals(object obj) => Equals(obj as AllForOneStrategy);

    public override int GetHashCode() => HashCode.Combine(_limit, Decider);

    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    internal override void ProcessFailure(ActorCell supervisor, bool restart, ChildStats child, Exception cause)
    {
        var now = Environment.TickCount64;
        var children = supervisor.CopyChildStats();
        if (restart && children.All(each => _limit.Permits(each, now)))
            foreach (var each in children)
                RestartChild(each, child, cause);
        else
            foreach (var each in children)
                supervisor.Stop(each.Ref);
    }

    private static void RestartChild(ChildStats each, ChildStats failed, Exception cause)
    {
        // The failed one has suspended itself; its siblings still run and must not while they are replaced.
        if (each != failed)
            each.Ref.TellSystem(new Suspend());
        each.Ref.TellSystem(new Recreate(cause));
    }
}
