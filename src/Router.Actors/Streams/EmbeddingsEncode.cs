using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>The provider's document of vectors in, the client's out. A document is one event; anything else is no list of vectors.</summary>
/// <param name="client">The dialect of the client.</param>
/// <param name="shape">What the client asked for.</param>
/// <param name="provider">The provider's configured name, for errors.</param>
internal sealed class EmbeddingsEncode(IClientDialect client, ReplyShape shape, string provider) : GraphStage<FlowShape<EventBatch, Frame>>
{
    public override FlowShape<EventBatch, Frame> Shape { get; } = new(new("EmbeddingsEncode.in"), new("EmbeddingsEncode.out"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, client, shape, provider);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly EmbeddingsEncode _stage;
        private readonly IClientDialect _client;
        private readonly ReplyShape _reply;
        private readonly string _provider;
        private readonly FrameBuffer _buffer = new();
        private Frame? _document;

        public Logic(EmbeddingsEncode stage, IClientDialect client, ReplyShape reply, string provider)
            : base(stage.Shape)
        {
            (_stage, _client, _reply, _provider) = (stage, client, reply, provider);
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
                _client.WriteEmbeddings(EmbeddingsReply.Read(document.Data, _provider), _reply, _buffer);
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
