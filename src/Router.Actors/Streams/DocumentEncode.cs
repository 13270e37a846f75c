using System.Buffers;
using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>A provider's document that is no answer of a model (vectors, a token count) in, the client's out. A document is one event.</summary>
/// <param name="encode">Reads the one and writes the other; throws <see cref="RouterException"/> for what is no such document.</param>
/// <param name="provider">The provider's configured name, for errors.</param>
internal sealed class DocumentEncode(Action<ReadOnlyMemory<byte>, IBufferWriter<byte>> encode, string provider) : GraphStage<FlowShape<EventBatch, Frame>>
{
    private static readonly FlowShape<EventBatch, Frame> Ports = new(new("DocumentEncode.in"), new("DocumentEncode.out"));

    public override FlowShape<EventBatch, Frame> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, encode, provider);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly DocumentEncode _stage;
        private readonly Action<ReadOnlyMemory<byte>, IBufferWriter<byte>> _encode;
        private readonly string _provider;
        private readonly FrameBuffer _buffer = new();
        private Frame? _document;

        public Logic(DocumentEncode stage, Action<ReadOnlyMemory<byte>, IBufferWriter<byte>> encode, string provider)
            : base(stage.Shape)
        {
            (_stage, _encode, _provider) = (stage, encode, provider);
            SetHandler(stage.Shape.Inlet, this);
            SetHandler(stage.Shape.Outlet, this);
        }

        public override void OnPull() => Pull(_stage.Shape.Inlet);

        public override void OnPush()
        {
            try
            {
                Take(Grab(_stage.Shape.Inlet));
            }
            catch (RouterException invalid)
            {
                // Failed, not thrown: what leaves a handler is logged as a defect of the stage, and this is the provider's.
                FailStage(invalid);
                return;
            }

            Pull(_stage.Shape.Inlet);
        }

        public override void OnUpstreamFinish()
        {
            if (_document is { } document)
            {
                _document = null;
                Emit(_stage.Shape.Outlet, document, CompleteStage);
            }
            else
            {
                FailStage(new RouterException(UpstreamFaults.Incomplete(_provider)));
            }
        }

        private void Take(EventBatch input)
        {
            foreach (ref readonly var document in input.Events)
            {
                if (_document is not null) throw new RouterException(UpstreamFaults.Invalid(_provider, "it is more than one document"));
                _encode(document.Data, _buffer);
                _document = _buffer.Detach();
            }

            input.Release();
        }

        public override void PostStop()
        {
            _document?.Dispose();
            _buffer.Dispose();
        }
    }
}
