using System.Buffers;

namespace LlmRouter.Json;

/// <summary>
/// Grows one JSON value by another that continues it: strings and arrays are appended, objects member by member, anything else
/// is replaced. Streams deliver log probabilities, audio and reasoning details so.
/// </summary>
internal static class JsonMerge
{
    /// <summary>Changes <paramref name="target"/> in place. Both are valid JSON values.</summary>
    public static void Into(ByteBuffer target, ReadOnlySpan<byte> more)
    {
        var kind = target.Length == 0 ? (byte)0 : target.Span[0];
        if (kind == 0 || kind != more[0] || kind is not ((byte)'"' or (byte)'[' or (byte)'{'))
        {
            target.Clear();
            target.Write(more);
        }
        else if (kind == '{')
        {
            MergeObjects(target, more);
        }
        else
        {
            Append(target, more, kind == '[');
        }
    }

    private static void Append(ByteBuffer target, ReadOnlySpan<byte> more, bool array)
    {
        if (IsEmpty(more)) return;
        var wasEmpty = IsEmpty(target.Span);
        target.Truncate(target.Length - 1);
        if (array && !wasEmpty) target.Write(","u8);
        target.Write(more[1..]);
    }

    private static bool IsEmpty(ReadOnlySpan<byte> value) => value[1..^1].Trim(" \t\r\n"u8).IsEmpty && (value[0] != '"' || value.Length == 2);

    private static void MergeObjects(ByteBuffer target, ReadOnlySpan<byte> more)
    {
        var members = new RawMembers();
        members.Set(target.Span[1..^1]);
        members.Set(more[1..^1], merge: true);
        target.Clear();
        target.Write("{"u8);
        members.CopyTo(target, leadingComma: false);
        target.Write("}"u8);
    }
}
