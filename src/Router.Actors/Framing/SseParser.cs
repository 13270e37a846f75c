using System.Buffers.Text;

namespace LlmRouter.Framing;

/// <summary>
/// Event streams by the WHATWG rules ("Interpreting an event stream", quoted below), with what providers do besides:
/// a last event without its blank line, and <c>error:</c> as a field name.
/// </summary>
/// <param name="maxEvent">Most bytes of data in one event.</param>
/// <param name="dispatchUnterminatedTail">False for the letter of the rules: what has no blank line behind it is discarded.</param>
internal sealed class SseParser(int maxEvent, bool dispatchUnterminatedTail = true) : IEventParser
{
    private readonly PendingValue _type = new();
    private readonly PendingValue _data = new();
    private readonly ByteArena _lastEventId = new();

    /// <summary>The last <c>id</c> as UTF-8. Valid until the next batch.</summary>
    public ReadOnlyMemory<byte> LastEventId => _lastEventId.Open;

    /// <summary>The last <c>retry</c> in milliseconds; null when none came. For who reconnects; a router does not.</summary>
    public long? ReconnectionTime { get; private set; }

    internal long CopiedBytes => _type.CopiedBytes + _data.CopiedBytes + _lastEventId.CopiedBytes;

    internal int RetainedBytes => _type.Capacity + _data.Capacity + _lastEventId.Capacity;

    public void Parse(ReadOnlySpan<WireLine> lines, EventBatch output)
    {
        BeginBatch();
        foreach (ref readonly var line in lines)
        {
            if (line.Terminated || dispatchUnterminatedTail) Process(line.Bytes, output);
        }

        _type.EndBatch();
        _data.EndBatch();
    }

    public void Complete(EventBatch output)
    {
        BeginBatch();
        // Spec: "Once the end of the file is reached, any pending data must be discarded." Providers do end without the blank line,
        // so a whole event counts. One that the end cut off does not (no data yet, or JSON that never closes): without it the reply is
        // incomplete, which is the truth.
        if (dispatchUnterminatedTail && !_data.Value.IsEmpty && !JsonExtent.IsCutOff(_data.Value.Span)) Dispatch(output);
        _type.Clear();
        _data.Clear();
    }

    private void BeginBatch()
    {
        _type.BeginBatch();
        _data.BeginBatch();
    }

    private void Process(ReadOnlyMemory<byte> line, EventBatch output)
    {
        // Spec: "If the line is empty (a blank line): Dispatch the event, as defined below."
        if (line.IsEmpty)
        {
            Dispatch(output);
            return;
        }

        var colon = line.Span.IndexOf((byte)':');

        // Spec: "If the line starts with a U+003A COLON character (:): Ignore the line."
        if (colon == 0) return;

        // Spec: "Otherwise, the string is not empty but does not contain a U+003A COLON character (:): Process the field using […]
        // the whole line as the field name, and the empty string as the field value."
        if (colon < 0) ProcessField(line.Span, default);
        else ProcessField(line.Span[..colon], WithoutLeadingSpace(line[(colon + 1)..]));
    }

    // Spec: "If value starts with a U+0020 SPACE character, remove it from value." One only, and no tab.
    private static ReadOnlyMemory<byte> WithoutLeadingSpace(ReadOnlyMemory<byte> value) =>
        value.Span.StartsWith((byte)' ') ? value[1..] : value;

    // Spec: "Field names must be compared literally, with no case folding performed."
    private void ProcessField(ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        if (name.SequenceEqual(SseField.Data)) AppendData(value);
        else if (name.SequenceEqual(SseField.Event)) _type.Set(value);
        else if (name.SequenceEqual(SseField.Id)) SetLastEventId(value.Span);
        else if (name.SequenceEqual(SseField.Retry)) SetReconnectionTime(value.Span);
        else if (name.SequenceEqual(SseField.Error)) AppendError(value);

        // Spec: "Otherwise: The field is ignored."
    }

    // Spec: "Append the field value to the data buffer, then append a single U+000A LINE FEED (LF) character to the data buffer",
    // the last of which is removed at dispatch: an LF between two lines, none at the end.
    private void AppendData(ReadOnlyMemory<byte> value)
    {
        if (_data.LengthWith(value) > maxEvent) throw new FramingException($"The provider sent an event larger than {maxEvent} bytes.");
        _data.AppendLine(value);
    }

    // Old llama.cpp reports a failure as `error: {…}`, which the rules would ignore, and the reply would look merely short.
    private void AppendError(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty) return;
        _type.Set(SseField.ErrorType);
        AppendData(value);
    }

    // Spec: "If the field value does not contain U+0000 NULL, then set the last event ID buffer to the field value. Otherwise, ignore the field."
    private void SetLastEventId(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)0)) return;
        _lastEventId.Discard();
        _lastEventId.Reset();
        _lastEventId.Append(value);
    }

    // Spec: "If the field value consists of only ASCII digits, then interpret the field value as an integer in base ten […].
    // Otherwise, ignore the field."
    private void SetReconnectionTime(ReadOnlySpan<byte> value)
    {
        if (value.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return;
        if (Utf8Parser.TryParse(value, out long milliseconds, out _)) ReconnectionTime = milliseconds;
    }

    private void Dispatch(EventBatch output)
    {
        // Spec: "If the data buffer is an empty string, set the data buffer and the event type buffer to the empty string and return."
        // A bare `data` line made it an LF, so that is an event with empty data.
        if (_data.IsPresent) output.Add(_type.Take(), _data.Take());
        else _type.Clear();
    }
}
