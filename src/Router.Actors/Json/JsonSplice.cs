using System.Buffers;
using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>Changes top-level members of a JSON object in one pass and copies everything else byte for byte.</summary>
internal sealed class JsonSplice
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly JsonEdit[] _edits;
    private readonly bool[] _done;
    private readonly ArrayBufferWriter<byte> _output;
    private int _copied;
    private int _kept;

    private JsonSplice(ReadOnlyMemory<byte> body, JsonEdit[] edits)
    {
        _body = body;
        _edits = edits;
        _done = new bool[edits.Length];
        _output = new ArrayBufferWriter<byte>(body.Length + 256);
    }

    /// <summary>Applies the edits: every occurrence of a name is changed, and a missing member is inserted at the end.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body, params JsonEdit[] edits)
    {
        var splice = new JsonSplice(body, edits);
        splice.Run();
        return splice._output.WrittenMemory;
    }

    private void Run()
    {
        var reader = JsonNames.Reader(_body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) Member(ref reader);
        var end = (int)reader.TokenStartIndex;
        while (reader.Read())
        {
        }

        CopyTo(end);
        for (var i = 0; i < _edits.Length; i++)
        {
            if (!_done[i]) Insert(_edits[i]);
        }

        CopyTo(_body.Length);
    }

    private void Member(ref Utf8JsonReader reader)
    {
        var nameStart = (int)reader.TokenStartIndex;
        var edit = Find(reader);
        reader.Read();
        var valueStart = (int)reader.TokenStartIndex;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        if (edit is null)
        {
            _kept++;
            return;
        }

        var value = edit.Change(_body[valueStart..end]);
        if (value.IsEmpty)
        {
            Remove(nameStart, end);
            return;
        }

        _kept++;
        CopyTo(valueStart);
        _output.Write(value.Span);
        _copied = end;
    }

    private JsonEdit? Find(in Utf8JsonReader reader)
    {
        for (var i = 0; i < _edits.Length; i++)
        {
            if (!reader.Is(_edits[i].Name)) continue;
            _done[i] = true;
            return _edits[i];
        }

        return null;
    }

    private void Insert(JsonEdit edit)
    {
        var value = edit.Change(default);
        if (value.IsEmpty) return;
        _output.Write(_kept++ > 0 ? ",\""u8 : "\""u8);
        _output.Write(edit.Name);
        _output.Write("\":"u8);
        _output.Write(value.Span);
    }

    // A removed member takes one comma along: the one before it, or behind it when nothing stays before it.
    private void Remove(int nameStart, int end)
    {
        var body = _body.Span;
        if (_kept > 0)
        {
            CopyTo(_copied + body[_copied..nameStart].LastIndexOf((byte)','));
            _copied = end;
            return;
        }

        CopyTo(nameStart);
        var next = SkipSpace(end);
        _copied = body[next] == ',' ? SkipSpace(next + 1) : end;
    }

    private int SkipSpace(int at)
    {
        while (_body.Span[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    private void CopyTo(int end)
    {
        _output.Write(_body.Span[_copied..end]);
        _copied = end;
    }
}
