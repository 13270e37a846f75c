using System.Buffers;

namespace LlmRouter.Framing;

/// <summary>
/// One JSON text over several lines. A root object is one event, given when it closes; of a root array each element is one, given as it
/// closes, because Gemini streams that way. Each byte is searched once; a value within one line is a slice of it.
/// </summary>
/// <param name="maxValue">Largest root object or array element, in bytes.</param>
internal sealed class JsonDocumentParser(int maxValue) : IEventParser
{
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\n\r,]"u8);

    private readonly PendingValue _value = new();
    private JsonExtent _extent;
    private Position _position;
    private bool _inArray;

    private enum Position
    {
        BeforeRoot,
        BetweenElements,
        InValue,
        InScalar,
        AfterRoot,
    }

    internal long CopiedBytes => _value.CopiedBytes;

    internal int RetainedBytes => _value.Capacity;

    public void Parse(ReadOnlySpan<WireLine> lines, EventBatch output)
    {
        _value.BeginBatch();
        foreach (ref readonly var line in lines)
        {
            var rest = line.Bytes;
            do
            {
                rest = Advance(rest, output);
            }
            while (!rest.IsEmpty);
        }

        _value.EndBatch();
    }

    /// <summary>Adds nothing: an open value was cut off by the end of the bytes, and without it the reply is incomplete, which is the truth.</summary>
    public void Complete(EventBatch output)
    {
        _value.BeginBatch();
        _value.Clear();
    }

    private ReadOnlyMemory<byte> Advance(ReadOnlyMemory<byte> text, EventBatch output) => _position switch
    {
        Position.InValue => Continue(text, _extent.Advance(text.Span), output),
        Position.InScalar => Continue(text, ScalarLength(text.Span), output),
        _ => Begin(text.TrimStart(JsonSpace.Bytes)),
    };

    private ReadOnlyMemory<byte> Begin(ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty) return text;
        if (_position == Position.AfterRoot) throw new FramingException("The provider sent something behind its JSON document.");
        return _position == Position.BetweenElements ? BeginElement(text) : BeginRoot(text);
    }

    private ReadOnlyMemory<byte> BeginRoot(ReadOnlyMemory<byte> text)
    {
        switch (text.Span[0])
        {
            case (byte)'{':
                return BeginValue(text, Position.InValue);
            case (byte)'[':
                _inArray = true;
                _position = Position.BetweenElements;
                return text[1..];
            default:
                throw new FramingException("The provider sent a JSON document that is neither an object nor an array.");
        }
    }

    private ReadOnlyMemory<byte> BeginElement(ReadOnlyMemory<byte> text)
    {
        switch (text.Span[0])
        {
            case (byte)',':
                return text[1..];
            case (byte)']':
                _position = Position.AfterRoot;
                return text[1..];
            case (byte)'{' or (byte)'[' or (byte)'"':
                return BeginValue(text, Position.InValue);
            default:
                return BeginValue(text, Position.InScalar);
        }
    }

    private ReadOnlyMemory<byte> BeginValue(ReadOnlyMemory<byte> text, Position position)
    {
        _extent = default;
        _position = position;
        return text;
    }

    // A line ends a number or a word, as white space does.
    private static int ScalarLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(ScalarEnds);
        return end < 0 ? text.Length : end;
    }

    private ReadOnlyMemory<byte> Continue(ReadOnlyMemory<byte> text, int length, EventBatch output)
    {
        var piece = length < 0 ? text : text[..length];
        if (_value.LengthWith(piece) > maxValue) throw new FramingException($"The provider sent a JSON document larger than {maxValue} bytes.");
        _value.AppendLine(piece);
        if (length < 0) return default;
        output.Add(default, _value.Take());
        _position = _inArray ? Position.BetweenElements : Position.AfterRoot;
        return text[length..];
    }
}
