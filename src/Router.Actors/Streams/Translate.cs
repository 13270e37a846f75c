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
    private static readonly FlowShape<EventBatch, DeltaBatch> Ports = new(new("Translate.in"), new("Translate.out"));

    private readonly DeltaTranslator _translator;
    private readonly string _provider;
    private readonly AttemptTrace _trace;

    public Translate(DeltaTranslator translator, string provider, AttemptTrace trace)
    {
        _translator = translator;
        _provider = provider;
        _trace = trace;
    }

    public override FlowShape<EventBatch, DeltaBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic(Translate stage) : BatchLogic<EventBatch, DeltaBatch>(stage.Shape)
    {
        private readonly DeltaBatch _deltas = new();

        protected override DeltaBatch? Output => _deltas.Count > 0 ? _deltas : null;

        protected override bool IsOver => stage._translator.IsOver;

        protected override void Advance(EventBatch input)
        {
            _deltas.Clear();
            stage._translator.Translate(input, _deltas);
            input.Release();
            Conclude();
            if (stage._translator.IsOver) RequireWhole();
        }

        protected override void End()
        {
            _deltas.Clear();
            if (!stage._translator.IsOver) stage._translator.Complete(_deltas);
            Conclude();
            RequireWhole();
        }

        // Honest the other way round too: an answer that was whole stays whole when the connection breaks behind it.
        public override void OnUpstreamFailure(Exception e)
        {
            if (stage._translator.IsComplete && e is RouterException) CompleteStage();
            else FailStage(e);
        }

        private void Conclude()
        {
            stage._trace.DetectedDialect ??= stage._translator.DetectedDialect?.Name;
            foreach (ref readonly var delta in _deltas.Deltas)
                if (delta.Kind == DeltaKind.Usage) stage._trace.Usage = delta.Usage;
            if (_deltas.TakeFailure() is { } error) throw new RouterException(error with { Provider = stage._provider });
        }

        private void RequireWhole()
        {
            if (!stage._translator.IsComplete) throw new RouterException(UpstreamFaults.Incomplete(stage._provider));
        }
    }
}
