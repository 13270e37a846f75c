using Akka.Actor;

namespace Akka.Pattern;

internal sealed class BackoffSettings(bool onFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    : BackoffOptions
{
    private IBackoffReset Reset { get; init; } = new AutoReset(minBackoff);

    private OneForOneStrategy Strategy { get; init; } = new(SupervisorStrategy.DefaultDecider);

    private object ReplyWhileStopped { get; init; }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => Copy(new AutoReset(resetBackoff), Strategy, ReplyWhileStopped);

    public override BackoffOptions WithManualReset() => Copy(new ManualReset(), Strategy, ReplyWhileStopped);

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) => Copy(Reset, supervisorStrategy, ReplyWhileStopped);

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        Copy(Reset, new OneForOneStrategy(Strategy.MaxNumberOfRetries, Strategy.WithinTimeRangeMilliseconds, SupervisorStrategy.StoppingStrategy.Decider), ReplyWhileStopped);

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => Copy(Reset, Strategy.WithMaxNrOfRetries(maxNrOfRetries), ReplyWhileStopped);

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => Copy(Reset, Strategy, replyWhileStopped);

    /// <exception cref="ArgumentException">The waits or the random factor make no sense.</exception>
    internal Props ToProps()
    {
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentException("MinBackoff must be greater than 0", nameof(minBackoff));
        if (maxBackoff < minBackoff)
            throw new ArgumentException("MaxBackoff must be greater than MinBackoff", nameof(maxBackoff));
        if (randomFactor is < 0 or > 1)
            throw new ArgumentException("RandomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        return onFailure
            ? Props.Create(() => new BackoffOnRestartSupervisor(childProps, childName, minBackoff, maxBackoff, Reset, randomFactor, Strategy, ReplyWhileStopped))
            : Props.Create(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, Reset, randomFactor, Strategy, ReplyWhileStopped, null));
    }

    private BackoffSettings Copy(IBackoffReset reset, OneForOneStrategy strategy, object replyWhileStopped) =>
        new(onFailure, childProps, childName, minBackoff, maxBackoff, randomFactor)
        {
            Reset = reset,
            Strategy = strategy,
            ReplyWhileStopped = replyWhileStopped,
        };
}
