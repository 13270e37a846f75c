namespace LlmRouter.Framing;

/// <summary>The white space of JSON.</summary>
internal static class JsonSpace
{
    /// <summary>RFC 8259: "ws = *( %x20 / %x09 / %x0A / %x0D )". Not VT, FF, NBSP or U+2028, which would be text.</summary>
    public static ReadOnlySpan<byte> Bytes => " \t\n\r"u8;
}
