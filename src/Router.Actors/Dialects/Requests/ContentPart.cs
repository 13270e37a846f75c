namespace LlmRouter.Dialects.Requests;

/// <summary>A piece of a message: text, or an image, a sound or a file as base64 or at an address.</summary>
/// <param name="Text">Escaped text; the base64 text of the medium, or its address.</param>
/// <param name="MediaType">Escaped media type (<c>image/png</c>, <c>application/pdf</c>); empty for text, and for an address whose type nobody said.</param>
/// <param name="IsRemote">The text is the address of a medium.</param>
internal readonly record struct ContentPart(ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> MediaType = default, bool IsRemote = false)
{
    /// <summary>Escaped name of a file; empty when not given.</summary>
    public ReadOnlyMemory<byte> FileName { get; init; }

    public bool IsText => !IsRemote && MediaType.IsEmpty;

    /// <summary>An image, by its media type, or an address, which is of an image when nobody says otherwise.</summary>
    public bool IsImage => MediaType.IsEmpty ? IsRemote : MediaType.Span.StartsWith("image/"u8);

    public bool IsAudio => MediaType.Span.StartsWith("audio/"u8);

    /// <summary>A medium from a <c>data:</c> URL, or else an image from an address.</summary>
    public static ContentPart OfUrl(ReadOnlyMemory<byte> url)
    {
        var marker = url.Span.IndexOf(";base64,"u8);
        return url.Span.StartsWith("data:"u8) && marker > 5 ? new ContentPart(url[(marker + 8)..], Type(url[5..marker])) : new ContentPart(url, default, IsRemote: true);
    }

    /// <summary>The escaped URL: the address, or the medium itself as a <c>data:</c> URL.</summary>
    public ReadOnlyMemory<byte> ToUrl() => IsRemote ? Text : (byte[])[.. "data:"u8, .. MediaType.Span, .. ";base64,"u8, .. Text.Span];

    // Without parameters, and by the registered name: providers refuse "image/jpg" and "image/png;charset=utf-8".
    private static ReadOnlyMemory<byte> Type(ReadOnlyMemory<byte> given)
    {
        var end = given.Span.IndexOf((byte)';');
        var type = end < 0 ? given : given[..end];
        return type.Span.SequenceEqual("image/jpg"u8) ? "image/jpeg"u8.ToArray() : type;
    }

    /// <summary>An image whose media type nobody said: its first bytes tell it. Some clients send a <c>data:</c> URL all the same.</summary>
    public static ContentPart OfBase64(ReadOnlyMemory<byte> base64) => base64.Span.StartsWith("data:"u8) ? OfUrl(base64) : new(base64, Sniff(Json.EscapedText.ToText(base64.Span[..Math.Min(base64.Length, 16)])));

    private static byte[] Sniff(string start) => start switch
    {
        _ when start.StartsWith("iVBOR", StringComparison.Ordinal) => "image/png"u8.ToArray(),
        _ when start.StartsWith("R0lG", StringComparison.Ordinal) => "image/gif"u8.ToArray(),
        _ when start.StartsWith("UklG", StringComparison.Ordinal) => "image/webp"u8.ToArray(),
        _ => "image/jpeg"u8.ToArray(),
    };
}
