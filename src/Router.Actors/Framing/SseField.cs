namespace LlmRouter.Framing;

/// <summary>The field names of an event stream, as UTF-8.</summary>
internal static class SseField
{
    /// <summary>The type that the <c>error</c> field gives its event.</summary>
    public static readonly ReadOnlyMemory<byte> ErrorType = "error"u8.ToArray();

    public static ReadOnlySpan<byte> Data => "data"u8;

    public static ReadOnlySpan<byte> Event => "event"u8;

    public static ReadOnlySpan<byte> Id => "id"u8;

    public static ReadOnlySpan<byte> Retry => "retry"u8;

    /// <summary>Not in the rules, but in old llama.cpp.</summary>
    public static ReadOnlySpan<byte> Error => "error"u8;

    /// <summary>True when no other format begins with this line: a comment, or a known field with or without its colon.</summary>
    public static bool Begins(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        return colon == 0
            || name.SequenceEqual(Data) || name.SequenceEqual(Event) || name.SequenceEqual(Id) || name.SequenceEqual(Retry)
            || (colon > 0 && name.SequenceEqual(Error));
    }
}
