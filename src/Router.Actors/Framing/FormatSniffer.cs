namespace LlmRouter.Framing;

/// <summary>
/// Tells the format from the lines themselves, never from the provider's type or its content type, which are often wrong.
/// The first line that can only be one format decides. Lines before it are held, up to a bound, and given on with it. One per stream.
/// </summary>
internal sealed class FormatSniffer
{
    /// <summary>Text that is still no format after this much is none.</summary>
    internal const int MaxHeldBytes = 64 * 1024;

    internal const int MaxHeldLines = 64;

    private LineBatch? _held;
    private int _heldBytes;

    public WireFormat Format { get; private set; }

    /// <summary>
    /// Returns the lines to parse, their format set: <paramref name="batch"/> itself, or a batch with what was held before it.
    /// Null as long as the format is unknown, and when it is none of ours.
    /// </summary>
    public LineBatch? Sniff(LineBatch batch)
    {
        if (Format == WireFormat.Unknown) Format = FirstSign(batch.Lines);
        switch (Format)
        {
            case WireFormat.Unknown:
                Hold(batch.Lines);
                return null;
            case WireFormat.Unrecognized:
                return null;
            default:
                var lines = WithHeld(batch);
                lines.Format = Format;
                return lines;
        }
    }

    /// <summary>The bytes have ended: text that gave no sign is no format. No text at all stays unknown: the reply is empty, not wrong.</summary>
    public void Complete()
    {
        if (Format == WireFormat.Unknown && _held is not null) Format = WireFormat.Unrecognized;
    }

    private static WireFormat FirstSign(ReadOnlySpan<WireLine> lines)
    {
        foreach (ref readonly var line in lines)
        {
            var sign = Sign(line.Bytes.Span);
            if (sign != WireFormat.Unknown) return sign;
        }

        return WireFormat.Unknown;
    }

    private static WireFormat Sign(ReadOnlySpan<byte> line)
    {
        if (SseField.Begins(line)) return WireFormat.Sse;
        var text = line.TrimStart(JsonSpace.Bytes);
        if (text.IsEmpty) return WireFormat.Unknown;
        return text[0] switch
        {
            (byte)'{' => JsonExtent.IsCutOff(text) ? WireFormat.JsonDocument : WireFormat.JsonLines,
            (byte)'[' => WireFormat.JsonDocument,
            // A page; or a binary framing, as Bedrock's, whose header names would pass for comments.
            (byte)'<' or 0 => WireFormat.Unrecognized,
            _ => WireFormat.Unknown,
        };
    }

    // White space alone means nothing before the first line of any format, and DeepSeek sends blank lines for as long as it is busy:
    // only text is held and counted.
    private void Hold(ReadOnlySpan<WireLine> lines)
    {
        foreach (ref readonly var line in lines)
        {
            if (line.Bytes.Span.TrimStart(JsonSpace.Bytes).IsEmpty) continue;
            _heldBytes += line.Bytes.Length;
            _held ??= new LineBatch();
            if (_held.Count == MaxHeldLines || _heldBytes > MaxHeldBytes)
            {
                Format = WireFormat.Unrecognized;
                _held = null;
                return;
            }

            _held.Add(line.Bytes.ToArray(), line.Terminated);
        }
    }

    private LineBatch WithHeld(LineBatch batch)
    {
        if (_held is null) return batch;
        var all = _held;
        _held = null;
        foreach (ref readonly var line in batch.Lines) all.Add(line.Bytes, line.Terminated);
        return all;
    }
}
