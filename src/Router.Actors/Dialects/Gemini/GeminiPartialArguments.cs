using System.Buffers;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>
/// Joins arguments that come in pieces: <c>{"jsonPath":"$.a.b[0]","stringValue":"…"}</c>. Pieces of one string are appended, anything
/// else is set. Only Vertex AI streams them so, and only when asked.
/// </summary>
internal sealed class GeminiPartialArguments
{
    /// <summary>Deeper than functions' parameters go.</summary>
    private const int MaxDepth = 64;

    /// <summary>All pieces of one call, in bytes.</summary>
    private const int MaxSize = 16 * 1024 * 1024;

    private readonly Node _root = new() { IsObject = true };
    private int _size;

    private sealed class Node
    {
        public readonly List<(string Key, Node Value)> Members = [];
        public readonly ByteBuffer Text = new();
        public bool IsObject;
        public bool IsArray;
        public bool IsString;
    }

    /// <summary>The arguments where they came whole; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Whole { get; set; }

    /// <summary>Adds one piece.</summary>
    /// <exception cref="JsonException">It is larger or deeper than any arguments.</exception>
    public void Add(JsonFields piece)
    {
        var node = Find(EscapedText.ToText(piece.Text("jsonPath"u8).Span));
        if (node == _root) return;
        if (piece["stringValue"u8] is { IsEmpty: false } text)
        {
            if (!node.IsString) node.Text.Clear();
            node.IsString = true;
            Write(node, JsonValue.Text(text).Span);
            return;
        }

        node.IsString = false;
        node.Text.Clear();
        var value = piece["numberValue"u8] is { IsEmpty: false } number ? number : piece["boolValue"u8];
        Write(node, value.IsEmpty ? "null"u8 : value.Span);
    }

    /// <summary>The arguments as a raw JSON object.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        if (!Whole.IsEmpty) return Whole;
        var output = new ArrayBufferWriter<byte>();
        Write(new RawJsonWriter(output), _root);
        return output.WrittenMemory;
    }

    private void Write(Node node, ReadOnlySpan<byte> bytes)
    {
        _size += bytes.Length;
        if (_size > MaxSize) throw new JsonException("The arguments are too large.");
        node.Text.Write(bytes);
    }

    private static void Write(RawJsonWriter json, Node node)
    {
        if (node.IsObject)
        {
            json.BeginObject();
            foreach (var (key, value) in node.Members) Write(json.Name(EscapedText.Escape(key)), value);
            json.EndObject();
        }
        else if (node.IsArray)
        {
            json.BeginArray();
            foreach (var (_, value) in node.Members) Write(json, value);
            json.EndArray();
        }
        else if (node.IsString) json.Escaped(node.Text.Span);
        else json.Raw(node.Text.Length == 0 ? "null"u8 : node.Text.Span);
    }

    // RFC 9535, as far as it names one place: $.name, $['name'], $[0].
    private Node Find(string path)
    {
        var node = _root;
        var rest = path.AsSpan().TrimStart('$');
        for (var depth = 0; !rest.IsEmpty; depth++)
        {
            if (depth == MaxDepth) throw new JsonException("The arguments are nested too deep.");
            var key = Step(ref rest, out var isIndex);
            node.IsObject |= !isIndex && !node.IsArray;
            node.IsArray |= isIndex && !node.IsObject;
            node = Child(node, key);
        }

        return node;
    }

    private static string Step(ref ReadOnlySpan<char> rest, out bool isIndex)
    {
        isIndex = false;
        if (rest[0] != '[')
        {
            var name = rest[0] == '.' ? rest[1..] : rest;
            return Cut(name, name.IndexOfAny('.', '['), behind: 0, out rest);
        }

        var inside = rest[1..];
        if (inside.Length > 0 && inside[0] is '\'' or '"') return Cut(inside[1..], inside[1..].IndexOf($"{inside[0]}]", StringComparison.Ordinal), behind: 2, out rest);
        isIndex = true;
        return Cut(inside, inside.IndexOf(']'), behind: 1, out rest);
    }

    private static string Cut(ReadOnlySpan<char> text, int end, int behind, out ReadOnlySpan<char> rest)
    {
        rest = end < 0 ? default : text[(end + behind)..];
        return (end < 0 ? text : text[..end]).ToString();
    }

    private Node Child(Node parent, string key)
    {
        foreach (var (known, value) in parent.Members)
        {
            if (known == key) return value;
        }

        var child = new Node();
        _size += key.Length;
        parent.Members.Add((key, child));
        return child;
    }
}
