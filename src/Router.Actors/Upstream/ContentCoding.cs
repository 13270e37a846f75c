using System.IO.Compression;

namespace LlmRouter.Upstream;

/// <summary>
/// Undoes a content coding that was not asked for. The request says <c>Accept-Encoding: identity</c>, because a compressor between
/// provider and router holds tokens back; a body that comes compressed all the same still has to parse.
/// </summary>
internal static class ContentCoding
{
    public static Stream Decode(HttpContent content, Stream body)
    {
        if (!content.Headers.NonValidated.Contains("Content-Encoding")) return body;
        foreach (var coding in content.Headers.ContentEncoding.Reverse())
        {
            body = coding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "deflate" => new ZLibStream(body, CompressionMode.Decompress),
                _ => body,
            };
        }

        return body;
    }
}
