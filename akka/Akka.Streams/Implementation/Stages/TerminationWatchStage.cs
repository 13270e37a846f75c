using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Materializes a task that ends as the stream ends.</summary>
internal sealed class TerminationWatchStage<T> : GraphStageWithMaterializedValue<FlowShape<T, T>, Task<Done>>
{
    internal static readonly TerminationWatchStage<T> Instance = new();

    public override FlowShape<T, T> Shape { get; } = new(new Inlet<T>("TerminationWatcher.in"), new Outlet<T>("TerminationWatcher.out"));

    public override ILogicAndMaterializedValue<Task<Done>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(Shape);
        return new LogicAndMaterializedValue<Task<Done>>(logic, logic.Ended);
    }

    private sealed class Logic(FlowShape<T, T> shape) : PassThroughLogic<T>(shape)
    {
        private readonly TaskCompletionSource<Done> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<Done> Ended => _ended.Task;

        public override void OnUpstreamFinish()
        {
            _ended.TrySetResult(Done.Instance);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _ended.TrySetException(e);
            FailStage(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            if (cause is SubscriptionWithCancelException.NonFailureCancellation)
                _ended.TrySetResult(Done.Instance);
            else
                _ended.TrySetException(cause);
            InternalOnDownstreamFinish(cause);
        }

        public override void PostStop()
        {
            if (!_ended.Task.IsCompleted)
                _ended.TrySetException(new AbruptStageTerminationException(this));
        }
    }
}
