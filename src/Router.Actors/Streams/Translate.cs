using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>
/// Events in, deltas out, and the one place that knows whether an answer is whole: a stream that ends without a finish reason or a
/// terminator fails here, however politely it ended.
/// </summary>
internal sealed class Translate : GraphStage<FlowShape<EventBatch, DeltaBatch>>
{
    private readonly DeltaTranslator _translator;
    private readonly string _provider;
    private readonly ExchangeTrace _trace;

    public Translate(DeltaTranslator translator, string provider, ExchangeTrace trace)
    {
        _translator = translator;
        _provider = provider;
        _trace = trace;
        Shape = new FlowShape<EventBatch, DeltaBatch>(new Inlet<EventBatch>("Translate.in"), new Outlet<DeltaBatch>("Translate.out"));
    }

    public override FlowShape<EventBatch, DeltaBatch> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly Translate _stage;
        private readonly DeltaBatch _deltas = new();

        public Logic(Translate stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.Shape.Inlet, this);
            SetHandler(stage.Shape.Outlet, this);
        }

        public override void OnPull() => Pull(_stage.Shape.Inlet);

        public override void OnPush()
        {
            _deltas.Clear();
            _stage._translator.Translate(Grab(_stage.Shape.Inlet), _deltas);
            Note();
            var failure = _deltas.TakeFailure();
            var ended = _stage._translator.IsOver;

            if (_deltas.Count > 0) Push(_stage.Shape.Outlet, _deltas);
            if (failure is not null) FailStage(Blamed(failure));
            else if (ended) Finish();
            else if (_deltas.Count == 0) Pull(_stage.Shape.Inlet);
        }

        public override void OnUpstreamFinish()
        {
            _deltas.Clear();
            _stage._translator.Complete(_deltas);
            Note();
            var failure = _deltas.TakeFailure();
            if (failure is not null) FailStage(Blamed(failure));
            else if (_deltas.Count > 0) Emit(_stage.Shape.Outlet, _deltas, Finish);
            else Finish();
        }

        // Honest the other way round too: an answer that was whole stays whole when the connection breaks behind it.
        public override void OnUpstreamFailure(Exception e)
        {
            if (_stage._translator.IsComplete && e is RouterException) CompleteStage();
            else FailStage(e);
        }

        private void Finish()
        {
            if (_stage._translator.IsComplete) CompleteStage();
            else FailStage(new RouterException(UpstreamFaults.Incomplete(_stage._provider)));
        }

        private void Note()
        {
            _stage._trace.DetectedDialect ??= _stage._translator.DetectedDialect?.Name;
            foreach (ref readonly var delta in _deltas.Deltas)
                if (delta.Kind == DeltaKind.Usage) _stage._trace.Usage = delta.Usage;
        }

        private RouterException Blamed(RouterError error) => new(error with { Provider = _stage._provider });
    }
}
