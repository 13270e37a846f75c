using System.Buffers;
using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>
/// Raw members of an object, gathered over several deltas: a later member of the same name replaces the earlier one, because
/// an object must not have a name twice. Keeps copies; its buffers are reused.
/// </summary>
internal sealed class RawMembers
{
    private readonly List<Entry> _entries = [];
    private int _count;

    private sealed class Entry
    {
        public readonly ByteBuffer Name = new();
        public readonly ByteBuffer Value = new();
    }

    public bool IsEmpty => _count == 0;

    /// <summary>Bytes that copying writes, at most.</summary>
    public int Size
    {
        get
        {
            var size = 0;
            for (var i = 0; i < _count; i++) size += _entries[i].Name.Length + _entries[i].Value.Length + 4;
            return size;
        }
    }

    public void Clear() => _count = 0;

    /// <summary>Takes each of <paramref name="members"/> (<c>"a":1,"b":2</c>).</summary>
    /// <param name="members">Raw members as a delta carries them.</param>
    /// <param name="merge">True: texts, arrays and objects of the same name grow together instead, as parts of one value that came in pieces.</param>
    public void Set(ReadOnlySpan<byte> members, bool merge = false)
    {
        while (TryCut(ref members, out var name, out var value))
        {
            var entry = Find(name);
            if (entry is null) Replace(Add(name), value);
            else if (merge) JsonMerge.Into(entry.Value, value);
            else Replace(entry, value);
        }
    }

    /// <summary>Takes one member.</summary>
    public void Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => Replace(Find(name) ?? Add(name), value);

    /// <summary>The raw value of a name; empty when it is not there.</summary>
    public ReadOnlySpan<byte> Get(ReadOnlySpan<byte> name)
    {
        var entry = Find(name);
        return entry is null ? default : entry.Value.Span;
    }

    /// <summary>Writes <c>"a":1,"b":2</c>, with a comma before it when asked.</summary>
    public void CopyTo(IBufferWriter<byte> output, bool leadingComma) => output.Advance(CopyTo(output.GetSpan(Size), leadingComma));

    /// <summary>Writes the same into a span of at least <see cref="Size"/> bytes.</summary>
    public int CopyTo(Span<byte> target, bool leadingComma)
    {
        var cursor = new ByteCursor(target);
        for (var i = 0; i < _count; i++)
        {
            cursor.Put(i > 0 || leadingComma ? ",\""u8 : "\""u8);
            cursor.Put(_entries[i].Name.Span);
            cursor.Put("\":"u8);
            cursor.Put(_entries[i].Value.Span);
        }

        return cursor.Length;
    }

    /// <summary>True when the first of either has the same name.</summary>
    public static bool HaveSameName(ReadOnlySpan<byte> member, ReadOnlySpan<byte> other) =>
        member.Length > 1 && other.Length > 1 && Name(member).SequenceEqual(Name(other));

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> member) => member[..StringLength(member)];

    /// <summary>All of them, <c>"a":1,"b":2</c>.</summary>
    public byte[] ToArray()
    {
        var raw = new byte[Size];
        return raw[..CopyTo(raw, leadingComma: false)];
    }

    /// <summary>Cuts the first member off <paramref name="members"/>.</summary>
    internal static bool TryCut(ref ReadOnlySpan<byte> members, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        var quote = members.IndexOf((byte)'"');
        if (quote < 0) return false;
        var rest = members[quote..];
        var end = StringLength(rest);
        name = rest[1..(end - 1)];
        rest = rest[end..];
        rest = rest[(rest.IndexOf((byte)':') + 1)..];
        var reader = new Utf8JsonReader(rest, isFinalBlock: true, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonNames.MaxDepth, AllowMultipleValues = true }));
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        value = rest[start..(int)reader.BytesConsumed];
        members = rest[(int)reader.BytesConsumed..];
        return true;
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        var i = 1;
        while (text[i] != '"') i += text[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    private static void Replace(Entry entry, ReadOnlySpan<byte> value)
    {
        entry.Value.Clear();
        entry.Value.Write(value);
    }

    private Entry? Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].Name.Span.SequenceEqual(name)) return _entries[i];
        }

        return null;
    }

    private Entry Add(ReadOnlySpan<byte> name)
    {
        if (_count == _entries.Count) _entries.Add(new Entry());
        var entry = _entries[_count++];
        entry.Name.Clear();
        entry.Name.Write(name);
        return entry;
    }
}
