using System.Buffers;

namespace LlmRouter.Dialects.Requests;

/// <summary>All text of a message as one, for dialects that have room for one.</summary>
internal static class MessageText
{
    /// <summary>The texts among the parts, escaped, with a line break between them: parts of one message are separate texts.</summary>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<ContentPart> parts)
    {
        if (parts is [{ IsText: true } only]) return only.Text;
        var text = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            if (!part.IsText) continue;
            if (text.WrittenCount > 0) text.Write("\\n"u8);
            text.Write(part.Text.Span);
        }

        return text.WrittenMemory;
    }
}
