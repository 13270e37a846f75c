using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>Deltas in, frames in the client's dialect out. The first frame is the commit point: before it another provider may still be asked.</summary>
internal sealed class ReplyEncode : GraphStage<FlowShape<DeltaBatch, Frame>>
{
    private static readonly FlowShape<DeltaBatch, Frame> Ports = new(new("ReplyEncode.in"), new("ReplyEncode.out"));

    private readonly IDeltaWriter _writer;
    private readonly string _provider;
    private readonly long _most;
    private readonly AttemptGauge _gauge;

    /// <param name="writer">Writes the client's dialect.</param>
    /// <param name="provider">The provider's configured name, for errors.</param>
    /// <param name="gauge">Is told of each frame, for the live view.</param>
    /// <param name="most">Most bytes of deltas that a writer may gather for one document; a stream gathers none.</param>
    public ReplyEncode(IDeltaWriter writer, string provider, AttemptGauge gauge, long most = long.MaxValue)
    {
        _gauge = gauge;
        _writer = writer;
        _provider = provider;
        _most = most;
    }

    public override FlowShape<DeltaBatch, Frame> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly ReplyEncode _stage;
        private readonly FrameBuffer _buffer = new();
        private long _taken;
        private int _tokens;

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
            var batch = Grab(_stage.Shape.Inlet);
            var deltas = batch.Deltas;
            foreach (ref readonly var delta in deltas)
            {
                _taken += delta.Text.Length + delta.Name.Length;
                if (delta.IsSemantic()) _tokens++;
            }

            if (_taken > _stage._most)
            {
                FailStage(new RouterException(UpstreamFaults.Invalid(_stage._provider, $"it is longer than {_stage._most} bytes, the most that is gathered for one document")));
                return;
            }

            _stage._writer.Write(deltas, _buffer);
            batch.Release();
            if (Detach() is { } frame) Push(_stage.Shape.Outlet, frame);
            else Pull(_stage.Shape.Inlet);
        }

        public override void OnUpstreamFinish()
        {
            _stage._writer.Complete(_buffer);
            if (Detach() is { } frame) Emit(_stage.Shape.Outlet, frame, CompleteStage);
            else CompleteStage();
        }

        private Frame? Detach()
        {
            if (_buffer.Detach() is not { } frame) return null;
            _stage._gauge.Made(frame.Bytes.Length, _tokens);
            _tokens = 0;
            return frame;
        }

        public override void PostStop() => _buffer.Dispose();
    }
}
