namespace Akka.Streams.Stage;

/// <summary>What a stage does when demand or cancellation comes in at an output.</summary>
public interface IOutHandler
{
    /// <summary>Downstream wants one element.</summary>
    void OnPull();

    /// <summary>Downstream wants no more.</summary>
    /// <param name="cause">A <see cref="SubscriptionWithCancelException.NonFailureCancellation"/>, or what failed downstream.</param>
    void OnDownstreamFinish(Exception cause);
}
