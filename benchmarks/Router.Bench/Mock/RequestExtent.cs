using System.Buffers.Text;

namespace LlmRouter.Bench.Mock;

/// <summary>Where a request ends in the bytes that have come so far.</summary>
internal static class RequestExtent
{
    /// <returns>The length of the whole request at the start; 0 while some of it is missing.</returns>
    public static int Of(ReadOnlySpan<byte> bytes)
    {
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return 0;
        var head = bytes[..(headEnd + 4)];
        var body = bytes[head.Length..];
        var bodyLength = ContentLength(head);
        if (bodyLength >= 0) return body.Length >= bodyLength ? head.Length + bodyLength : 0;
        // Chunked, or none: a request's JSON never holds this sequence, as its line breaks are escaped.
        if (head.IndexOf("hunked"u8) < 0) return head.Length;
        var end = body.IndexOf("0\r\n\r\n"u8);
        return end < 0 ? 0 : head.Length + end + 5;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "ontent-"u8;
        for (var at = head.IndexOf(name); at >= 0; at = head.IndexOf(name))
        {
            head = head[(at + name.Length)..];
            if (head.StartsWith("Length: "u8) || head.StartsWith("length: "u8)) return Utf8Parser.TryParse(head[8..], out int value, out _) ? value : 0;
        }
        return -1;
    }
}
