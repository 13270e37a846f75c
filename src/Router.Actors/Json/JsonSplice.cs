using System.Buffers;
using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>Changes top-level members of a JSON object and copies everything else byte for byte.</summary>
internal static class JsonSplice
{
    /// <summary>
    /// Gives <paramref name="name"/> the raw value <paramref name="value"/>: every occurrence is replaced, and a missing one is
    /// inserted at the end. An empty value removes the member.
    /// </summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static byte[] Set(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var reader = JsonNames.Reader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var output = new ArrayBufferWriter<byte>(body.Length + name.Length + value.Length + 4);
        var copied = 0;
        var found = false;
        var kept = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var match = reader.Is(name);
            var nameStart = (int)reader.TokenStartIndex;
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!match)
            {
                kept++;
                continue;
            }

            if (value.IsEmpty)
            {
                copied = Remove(body, copied, nameStart, (int)reader.BytesConsumed, kept > 0, output);
                continue;
            }

            found = true;
            kept++;
            output.Write(body[copied..valueStart]);
            output.Write(value);
            copied = (int)reader.BytesConsumed;
        }

        var end = (int)reader.TokenStartIndex;
        while (reader.Read())
        {
        }

        output.Write(body[copied..end]);
        if (!found && !value.IsEmpty) Insert(name, value, kept > 0, output);
        output.Write(body[end..]);
        return output.WrittenSpan.ToArray();
    }

    private static void Insert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool comma, ArrayBufferWriter<byte> output)
    {
        output.Write(comma ? ",\""u8 : "\""u8);
        output.Write(name);
        output.Write("\":"u8);
        output.Write(value);
    }

    // A removed member takes one comma along: the one before it, or behind it when nothing stays before it.
    private static int Remove(ReadOnlySpan<byte> body, int copied, int nameStart, int end, bool hasPrevious, ArrayBufferWriter<byte> output)
    {
        if (hasPrevious)
        {
            var comma = copied + body[copied..nameStart].LastIndexOf((byte)',');
            output.Write(body[copied..comma]);
            return end;
        }

        output.Write(body[copied..nameStart]);
        var next = end;
        while (body[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') next++;
        if (body[next] != ',') return end;
        next++;
        while (body[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') next++;
        return next;
    }
}
