using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>Lines → lines of valid UTF-8, the same batch. A pure <see cref="Utf8Repair"/> does the work.</summary>
internal sealed class Utf8Decode : GraphStage<FlowShape<LineBatch, LineBatch>>
{
    private static readonly FlowShape<LineBatch, LineBatch> Ports = new(new("Utf8Decode.in"), new("Utf8Decode.out"));

    public override FlowShape<LineBatch, LineBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape);

    private sealed class Logic(FlowShape<LineBatch, LineBatch> shape) : BatchLogic<LineBatch, LineBatch>(shape)
    {
        private readonly Utf8Repair _repair = new();
        private LineBatch? _lines;

        protected override LineBatch? Output => _lines;

        protected override void Advance(LineBatch input)
        {
            _lines = input;
            _repair.Repair(input.Lines);
        }

        protected override void End() => _lines = null;
    }
}
