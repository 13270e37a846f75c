using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>The provider's document of vectors in, the client's out. A document is one event; anything else is no list of vectors.</summary>
internal sealed class EmbeddingsEncode : GraphStage<FlowShape<EventBatch, Frame>>
{
    private readonly EmbeddingsReply _reply;
    private readonly string _provider;

    public EmbeddingsEncode(EmbeddingsReply reply, string provider)
    {
        _reply = reply;
        _provider = provider;
        Shape = new FlowShape<EventBatch, Frame>(new Inlet<EventBatch>("EmbeddingsEncode.in"), new Outlet<Frame>("EmbeddingsEncode.out"));
    }

    public override FlowShape<EventBatch, Frame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly EmbeddingsEncode _stage;
        private readonly FrameBuffer _buffer = new();
        private Frame? _document;

        public Logic(EmbeddingsEncode stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.Shape.Inlet, this);
            SetHandler(stage.Shape.Outlet, this);
        }

        public override void OnPull() => Pull(_stage.Shape.Inlet);

        public override void OnPush()
        {
            foreach (ref readonly var document in Grab(_stage.Shape.Inlet).Events)
            {
                var error = _document is null ? _stage._reply.Convert(document.Data.Span, _buffer) : UpstreamFaults.Invalid(_stage._provider, "it is more than one document");
                if (error is not null)
                {
                    FailStage(new RouterException(error with { Provider = _stage._provider }));
                    return;
                }

                _document = _buffer.Detach();
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
                FailStage(new RouterException(UpstreamFaults.Incomplete(_stage._provider)));
            }
        }

        public override void PostStop()
        {
            _document?.Dispose();
            _buffer.Dispose();
        }
    }
}
