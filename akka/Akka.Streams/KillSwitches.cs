using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Flows that let a stream be ended from outside.</summary>
public static class KillSwitches
{
    /// <summary>A flow that materializes a switch of its own in each run.</summary>
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => SingleKillSwitchStage<T>.Instance;

    /// <summary>One switch for many streams.</summary>
    /// <param name="name">What its <c>ToString</c> shows.</param>
    public static SharedKillSwitch Shared(string name) => new(name);

    /// <summary>A flow that ends when <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="cancellationToken">What ends the stream; also when it was cancelled before the run.</param>
    /// <param name="cancelGracefully">Whether downstream sees completion instead of an <see cref="OperationCanceledException"/>.</param>
    public static IGraph<FlowShape<T, T>, NotUsed> AsFlow<T>(this CancellationToken cancellationToken, bool cancelGracefully = false) =>
        new CancellationTokenStage<T>(cancellationToken, cancelGracefully);
}
