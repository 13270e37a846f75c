using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Streams;

/// <summary>Deltas in, frames in the client's dialect out. The first frame is the commit point: before it another provider may still be asked.</summary>
internal sealed class ReplyEncode : GraphStage<FlowShape<DeltaBatch, Frame>>
{
    private readonly IDeltaWriter _writer;

    public ReplyEncode(IDeltaWriter writer)
    {
        _writer = writer;
        Shape = new FlowShape<DeltaBatch, Frame>(new Inlet<DeltaBatch>("ReplyEncode.in"), new Outlet<Frame>("ReplyEncode.out"));
    }

    public override FlowShape<DeltaBatch, Frame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly ReplyEncode _stage;
        private readonly FrameBuffer _buffer = new();

        public Logic(ReplyEncode stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.Shape.Inlet, this);
            SetHandler(stage.Shape.Outlet, this);
        }

        public override void OnPull() => Pull(_stage.Shape.Inlet);

        public override void OnPush()
        {
            _stage._writer.Write(Grab(_stage.Shape.Inlet).Deltas, _buffer);
            if (_buffer.Detach() is { } frame) Push(_stage.Shape.Outlet, frame);
            else Pull(_stage.Shape.Inlet);
        }

        public override void OnUpstreamFinish()
        {
            _stage._writer.Complete(_buffer);
            if (_buffer.Detach() is { } frame) Emit(_stage.Shape.Outlet, frame, CompleteStage);
            else CompleteStage();
        }

        public override void PostStop() => _buffer.Dispose();
    }
}
