using System.Buffers.Binary;
using System.Buffers.Text;

namespace LlmRouter.Dialects;

/// <summary>An embedding as base64 of little-endian 32-bit floats, which is what <c>encoding_format: "base64"</c> means.</summary>
internal static class Float32
{
    /// <summary>Base64 text of the values.</summary>
    public static byte[] ToBase64(IReadOnlyList<float> values)
    {
        var bytes = new byte[values.Count * sizeof(float)];
        for (var i = 0; i < values.Count; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out var written);
        return text[..written];
    }

    /// <summary>The values of a base64 text; false when it is none, or no whole number of floats.</summary>
    public static bool TryFromBase64(ReadOnlySpan<byte> text, out List<float> values)
    {
        values = [];
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var length) != System.Buffers.OperationStatus.Done || length % sizeof(float) != 0) return false;
        for (var at = 0; at < length; at += sizeof(float)) values.Add(BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at)));
        return true;
    }
}
