namespace LlmRouter.Dialects;

/// <summary>Questions about one delta.</summary>
internal static class StreamDeltaExtensions
{
    /// <summary>
    /// True when the user waits for this: text of any kind, a tool call, or a member of the message that has contents (audio,
    /// images). The first such delta is the commit point; a role, a comment, a count or a finish is none.
    /// </summary>
    public static bool IsSemantic(this in StreamDelta delta) => delta.Kind switch
    {
        DeltaKind.Text or DeltaKind.Reasoning or DeltaKind.Refusal or DeltaKind.ToolArguments => !delta.Text.IsEmpty,
        DeltaKind.ToolCallStarted => true,
        DeltaKind.Extension => delta.Scope is ExtensionScope.ToolCall || (delta.Scope == ExtensionScope.Message && HasContents(delta.Text.Span)),
        _ => false,
    };

    private static bool HasContents(ReadOnlySpan<byte> member)
    {
        var value = member[(member.LastIndexOf((byte)':') + 1)..].Trim((byte)' ');
        return !(value.SequenceEqual("[]"u8) || value.SequenceEqual("{}"u8) || value.SequenceEqual("\"\""u8));
    }
}
