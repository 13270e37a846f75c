using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;

namespace LlmRouter.Streams;

/// <summary>Lines → lines of a known format; fails on HTML and other text. A pure <see cref="FormatSniffer"/> does the work.</summary>
/// <param name="onFound">Is told the format, once per stream, on the stream's own thread; <see cref="WireFormat.Unrecognized"/> too.</param>
internal sealed class FormatDetect(Action<WireFormat>? onFound = null) : GraphStage<FlowShape<LineBatch, LineBatch>>
{
    private static readonly FlowShape<LineBatch, LineBatch> Ports = new(new("FormatDetect.in"), new("FormatDetect.out"));

    public override FlowShape<LineBatch, LineBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, onFound);

    private sealed class Logic(FlowShape<LineBatch, LineBatch> shape, Action<WireFormat>? onFound) : BatchLogic<LineBatch, LineBatch>(shape)
    {
        private readonly FormatSniffer _sniffer = new();
        private LineBatch? _lines;
        private bool _told;

        protected override LineBatch? Output => _lines;

        protected override void Advance(LineBatch input)
        {
            _lines = _sniffer.Sniff(input);
            Tell();
        }

        protected override void End()
        {
            _lines = null;
            _sniffer.Complete();
            Tell();
        }

        private void Tell()
        {
            if (_told || _sniffer.Format == WireFormat.Unknown) return;
            _told = true;
            onFound?.Invoke(_sniffer.Format);
            if (_sniffer.Format == WireFormat.Unrecognized)
                throw new FramingException("The provider sent neither an event stream nor JSON but something else, such as an error page.");
        }
    }
}
