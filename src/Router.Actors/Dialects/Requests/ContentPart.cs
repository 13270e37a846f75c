namespace LlmRouter.Dialects.Requests;

/// <summary>A piece of a message: text, or an image as base64 or at an address.</summary>
/// <param name="Text">Escaped text; the base64 text of an image, or its address.</param>
/// <param name="MediaType">Escaped media type of a base64 image (<c>image/png</c>); empty otherwise.</param>
/// <param name="IsRemote">The text is the address of an image.</param>
internal readonly record struct ContentPart(ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> MediaType = default, bool IsRemote = false)
{
    public bool IsImage => IsRemote || !MediaType.IsEmpty;

    /// <summary>An image from a <c>data:</c> URL, or else from an address.</summary>
    public static ContentPart OfUrl(ReadOnlyMemory<byte> url)
    {
        var marker = url.Span.IndexOf(";base64,"u8);
        return url.Span.StartsWith("data:"u8) && marker > 0 ? new ContentPart(url[(marker + 8)..], url[5..marker]) : new ContentPart(url, default, IsRemote: true);
    }

    /// <summary>An image whose media type nobody said: its first bytes tell it.</summary>
    public static ContentPart OfBase64(ReadOnlyMemory<byte> base64) => new(base64, Sniff(Json.EscapedText.ToText(base64.Span[..Math.Min(base64.Length, 16)])));

    private static byte[] Sniff(string start) => start switch
    {
        _ when start.StartsWith("iVBOR", StringComparison.Ordinal) => "image/png"u8.ToArray(),
        _ when start.StartsWith("R0lG", StringComparison.Ordinal) => "image/gif"u8.ToArray(),
        _ when start.StartsWith("UklG", StringComparison.Ordinal) => "image/webp"u8.ToArray(),
        _ => "image/jpeg"u8.ToArray(),
    };
}
