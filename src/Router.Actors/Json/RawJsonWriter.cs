using System.Buffers;
using System.Buffers.Text;

namespace LlmRouter.Json;

/// <summary>
/// Writes JSON whose parts are raw slices and escaped text, which <see cref="System.Text.Json.Utf8JsonWriter"/> would
/// unescape and escape again. It sets the commas; the caller closes what it opens.
/// </summary>
/// <param name="output">Receives the text.</param>
/// <param name="follows">A value stands there already: the next one needs a comma before it.</param>
internal sealed class RawJsonWriter(IBufferWriter<byte> output, bool follows = false)
{
    private IBufferWriter<byte> _output = output;
    private bool _comma = follows;

    /// <summary>Begins another text: one writer serves all events of a stream.</summary>
    public RawJsonWriter Restart(IBufferWriter<byte> output)
    {
        _output = output;
        _comma = false;
        return this;
    }

    public RawJsonWriter BeginObject() => Open((byte)'{');

    public RawJsonWriter EndObject() => Close((byte)'}');

    public RawJsonWriter BeginArray() => Open((byte)'[');

    public RawJsonWriter EndArray() => Close((byte)']');

    /// <summary>A member's name; its value must follow.</summary>
    public RawJsonWriter Name(ReadOnlySpan<byte> escaped)
    {
        Escaped(escaped);
        _output.Write(":"u8);
        _comma = false;
        return this;
    }

    /// <summary>A value as it stands.</summary>
    public RawJsonWriter Raw(ReadOnlySpan<byte> value)
    {
        Separate();
        _output.Write(value);
        _comma = true;
        return this;
    }

    /// <summary>A string from its escaped contents.</summary>
    public RawJsonWriter Escaped(ReadOnlySpan<byte> text)
    {
        Separate();
        _output.Write("\""u8);
        _output.Write(text);
        _output.Write("\""u8);
        _comma = true;
        return this;
    }

    public RawJsonWriter Number(long value)
    {
        Separate();
        var span = _output.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        _output.Advance(written);
        _comma = true;
        return this;
    }

    public RawJsonWriter Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>A member with a raw value; nothing when the value is empty.</summary>
    public RawJsonWriter Member(ReadOnlySpan<byte> name, ReadOnlySpan<byte> raw) => raw.IsEmpty ? this : Name(name).Raw(raw);

    /// <summary>Raw members, <c>"a":1,"b":2</c>; nothing when empty.</summary>
    public RawJsonWriter Members(ReadOnlySpan<byte> members) => members.IsEmpty ? this : Raw(members);

    /// <summary>The same of members that were gathered.</summary>
    public RawJsonWriter Members(RawMembers members)
    {
        if (members.IsEmpty) return this;
        Separate();
        members.CopyTo(_output, leadingComma: false);
        _comma = true;
        return this;
    }

    private RawJsonWriter Open(byte bracket)
    {
        Separate();
        _output.Write([bracket]);
        _comma = false;
        return this;
    }

    private RawJsonWriter Close(byte bracket)
    {
        _output.Write([bracket]);
        _comma = true;
        return this;
    }

    private void Separate()
    {
        if (_comma) _output.Write(","u8);
    }
}
