using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>Lines of a known format → events. The pure <see cref="IEventParser"/> of that format does the work.</summary>
/// <param name="maxEvent">Largest event of an event stream, in bytes.</param>
/// <param name="maxDocument">Largest JSON document, in bytes.</param>
internal sealed class EventParse(int maxEvent, int maxDocument) : GraphStage<FlowShape<LineBatch, EventBatch>>
{
    private static readonly FlowShape<LineBatch, EventBatch> Ports = new(new("EventParse.in"), new("EventParse.out"));

    public override FlowShape<LineBatch, EventBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, maxEvent, maxDocument);

    private sealed class Logic(FlowShape<LineBatch, EventBatch> shape, int maxEvent, int maxDocument) : BatchLogic<LineBatch, EventBatch>(shape)
    {
        private readonly EventBatch _events = new();
        private IEventParser? _parser;

        protected override EventBatch? Output => _events.Count > 0 ? _events : null;

        protected override void Advance(LineBatch input)
        {
            _parser ??= EventParsers.Create(input.Format, maxEvent, maxDocument);
            _events.Clear();
            _events.Format = input.Format;
            _parser.Parse(input.Lines, _events);
            input.Release();
        }

        protected override void End()
        {
            _events.Clear();
            _parser?.Complete(_events);
        }
    }
}
