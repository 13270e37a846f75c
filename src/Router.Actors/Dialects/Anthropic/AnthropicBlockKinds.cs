using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Tells what a raw content block holds.</summary>
internal static class AnthropicBlockKinds
{
    /// <summary>The kind of a block that the reader passed raw; function calls never are.</summary>
    public static AnthropicBlockKind Of(ReadOnlyMemory<byte> raw)
    {
        var type = JsonFields.Read(raw).Text("type"u8).Span;
        if (type.SequenceEqual("text"u8)) return AnthropicBlockKind.Text;
        return type.SequenceEqual("thinking"u8) ? AnthropicBlockKind.Thinking : AnthropicBlockKind.Native;
    }
}
