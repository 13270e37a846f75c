using Akka.Streams;
using Akka.Streams.Stage;

namespace LlmRouter.Bench.Micro.Streams;

/// <summary>Takes everything, gives back what is rented, and tells when it has ended.</summary>
internal sealed class DrainSink<T> : GraphStageWithMaterializedValue<SinkShape<T>, Task>
{
    public override SinkShape<T> Shape { get; } = new(new("DrainSink.in"));

    public override ILogicAndMaterializedValue<Task> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(Shape);
        return new LogicAndMaterializedValue<Task>(logic, logic.Ended);
    }

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Inlet<T> _in;
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Logic(SinkShape<T> shape)
            : base(shape)
        {
            _in = shape.Inlet;
            SetHandler(_in, this);
        }

        public Task Ended => _ended.Task;

        public override void PreStart() => Pull(_in);

        public override void OnPush()
        {
            (Grab(_in) as IDisposable)?.Dispose();
            Pull(_in);
        }

        public override void OnUpstreamFinish()
        {
            _ended.TrySetResult();
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _ended.TrySetException(e);
            FailStage(e);
        }
    }
}
