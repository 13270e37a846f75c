using System.Buffers;

namespace LlmRouter.Json;

/// <summary>Makes raw JSON fit for one line: whitespace outside strings goes, lone surrogate escapes become <c>\ufffd</c>.</summary>
internal static class JsonCompact
{
    private static readonly SearchValues<byte> Breaks = SearchValues.Create("\r\n\t"u8);

    /// <summary>The same memory when it already is one line. Spaces stay: they harm nobody.</summary>
    public static ReadOnlyMemory<byte> OneLine(ReadOnlyMemory<byte> json)
    {
        var line = json.Span.ContainsAny(Breaks) ? WithoutSpace(json.Span) : json;
        return EscapedText.Repair(line);
    }

    /// <summary>A copy without any whitespace outside strings.</summary>
    public static byte[] WithoutSpace(ReadOnlySpan<byte> json)
    {
        var output = new byte[json.Length];
        var length = 0;
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var value = json[i];
            if (!inString && value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') continue;
            output[length++] = value;
            if (value == '"') inString = !inString;
            else if (inString && value == '\\' && i + 1 < json.Length) output[length++] = json[++i];
        }

        return length == output.Length ? output : output[..length];
    }
}
