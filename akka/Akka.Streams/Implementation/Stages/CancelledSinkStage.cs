using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Cancels at once.</summary>
internal sealed class CancelledSinkStage<T> : GraphStage<SinkShape<T>>
{
    internal static readonly CancelledSinkStage<T> Instance = new();

    public override SinkShape<T> Shape { get; } = new(new Inlet<T>("CancelledSink.in"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Inlet<T> _in;

        internal Logic(SinkShape<T> shape) : base(shape)
        {
            _in = shape.Inlet;
            SetHandler(_in, this);
        }

        public override void PreStart() => Cancel(_in);

        public override void OnPush()
        {
        }
    }
}
