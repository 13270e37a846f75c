using System.Buffers;
using System.Runtime.InteropServices;

namespace LlmRouter.Dialects;

/// <summary>
/// Knows an event again that differs from the last one in a text alone, as nearly all of a long reply do, and says what that one said
/// without reading the JSON again. What stands around the text is the same, byte for byte, and was read; the text has no quote, no escape
/// and no control character, so that it is the contents of a JSON string and ends where the old one did.
/// </summary>
internal sealed class RepeatedEvent
{
    // Longer events are rare, and read in full each time.
    private const int Longest = 2048;

    // Spec (RFC 8259 §7): "All Unicode characters may be placed within the quotation marks, except for the characters that MUST be escaped:
    // quotation mark, reverse solidus, and the control characters (U+0000 through U+001F)."
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(c => (byte)c)]);

    private readonly List<Said> _said = new(1);
    private byte[] _event = [];
    private int _length;
    private int _textStart;
    private int _textLength;

    /// <summary>One delta of the event, and where in the event its text stands; a negative start: nowhere, the text is its own.</summary>
    private readonly record struct Said(StreamDelta Delta, int Start, int Length);

    /// <summary>Says what <paramref name="data"/> says, if it is the event known but for its text. False: it has to be read.</summary>
    public bool TryRepeat(ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        var now = data.Span;
        var behind = _length - _textStart - _textLength;
        if (_length == 0 || now.Length <= _textStart + behind) return false;
        var known = _event.AsSpan(0, _length);
        if (!now.StartsWith(known[.._textStart]) || !now.EndsWith(known[^behind..])) return false;
        if (now[_textStart..^behind].ContainsAny(NotPlain)) return false;

        var longer = now.Length - _length;
        foreach (ref readonly var said in CollectionsMarshal.AsSpan(_said))
        {
            var delta = said.Delta;
            if (said.Start == _textStart) delta.Text = data[_textStart..^behind];
            else if (said.Start >= 0) delta.Text = data.Slice(said.Start < _textStart ? said.Start : said.Start + longer, said.Length);
            sink.Add(delta);
        }

        return true;
    }

    /// <summary>Remembers an event that was read, if it said one text, and beside it only members that are passed on as they are.</summary>
    public void Learn(ReadOnlyMemory<byte> data, ReadOnlySpan<StreamDelta> said)
    {
        _length = 0;
        _said.Clear();
        if (data.Length > Longest || !TryPlace(data, said)) return;
        if (_event.Length < data.Length) _event = new byte[data.Length];
        data.Span.CopyTo(_event);
        _length = data.Length;
    }

    private bool TryPlace(ReadOnlyMemory<byte> data, ReadOnlySpan<StreamDelta> said)
    {
        _textStart = -1;
        foreach (ref readonly var delta in said)
        {
            var start = StartIn(data, delta.Text);
            if (delta.Kind is DeltaKind.Text or DeltaKind.Reasoning && _textStart < 0 && start > 0) (_textStart, _textLength) = (start, delta.Text.Length);
            else if (delta.Kind != DeltaKind.Extension) return false;
            var kept = delta;
            // The event's memory is not kept, only what has its own.
            if (start >= 0) kept.Text = default;
            _said.Add(new Said(kept, start, delta.Text.Length));
        }

        return _textStart > 0 && !Overlaps();
    }

    private bool Overlaps()
    {
        foreach (var (delta, start, length) in _said)
            if (delta.Kind == DeltaKind.Extension && start >= 0 && start < _textStart + _textLength && start + length > _textStart) return true;
        return false;
    }

    private static int StartIn(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> part)
    {
        if (!MemoryMarshal.TryGetArray(data, out var whole) || !MemoryMarshal.TryGetArray(part, out var piece) || whole.Array != piece.Array) return -1;
        var start = piece.Offset - whole.Offset;
        return start >= 0 && start + piece.Count <= whole.Count ? start : -1;
    }
}
