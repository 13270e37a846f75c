using System.IO.Compression;

namespace LlmRouter.Testing.Bodies;

/// <summary>Bodies that a provider compressed although it was asked not to.</summary>
internal static class Compressed
{
    public static byte[] Gzip(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal)) gzip.Write(body);
        return output.ToArray();
    }

    public static byte[] Brotli(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal)) brotli.Write(body);
        return output.ToArray();
    }
}
