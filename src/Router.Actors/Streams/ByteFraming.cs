using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>Bytes → lines. A pure <see cref="LineSplitter"/> does the work.</summary>
/// <param name="maxLine">Longest line in bytes.</param>
internal sealed class ByteFraming(int maxLine) : GraphStage<FlowShape<ByteChunk, LineBatch>>
{
    private static readonly FlowShape<ByteChunk, LineBatch> Ports = new(new("ByteFraming.in"), new("ByteFraming.out"));

    public override FlowShape<ByteChunk, LineBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, maxLine);

    private sealed class Logic(FlowShape<ByteChunk, LineBatch> shape, int maxLine) : BatchLogic<ByteChunk, LineBatch>(shape)
    {
        private readonly LineSplitter _splitter = new(maxLine);
        private readonly LineBatch _lines = new();

        protected override LineBatch? Output => _lines.Count > 0 ? _lines : null;

        protected override void Advance(ByteChunk input)
        {
            _lines.Clear();
            _splitter.Split(input.Bytes, _lines);
        }

        protected override void End()
        {
            _lines.Clear();
            _splitter.Complete(_lines);
        }
    }
}
