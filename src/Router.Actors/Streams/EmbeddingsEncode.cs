using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>The provider's document of vectors in, the client's out. A document is one event; anything else is no list of vectors.</summary>
/// <param name="base64">The encoding that the client asked for.</param>
/// <param name="model">The model as the client named it.</param>
/// <param name="provider">The provider's configured name, for errors.</param>
internal sealed class EmbeddingsEncode(bool base64, string model, string provider) : GraphStage<FlowShape<EventBatch, Frame>>
{
    public override FlowShape<EventBatch, Frame> Shape { get; } = new(new("EmbeddingsEncode.in"), new("EmbeddingsEncode.out"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, base64, model, provider);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly EmbeddingsEncode _stage;
        private readonly bool _base64;
        private readonly string _model;
        private readonly string _provider;
        private readonly FrameBuffer _buffer = new();
        private Frame? _document;

        public Logic(EmbeddingsEncode stage, bool base64, string model, string provider)
            : base(stage.Shape)
        {
            (_stage, _base64, _model, _provider) = (stage, base64, model, provider);
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
                EmbeddingsReply.Write(document.Data, _base64, _model, _provider, _buffer);
                _document = _buffer.Detach();
            }
        }

        public override void PostStop()
        {
            _document?.Dispose();
            _buffer.Dispose();
        }
    }
}
