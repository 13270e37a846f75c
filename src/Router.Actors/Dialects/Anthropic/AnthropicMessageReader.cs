using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Reads <c>system</c> and <c>messages</c>.</summary>
internal static class AnthropicMessageReader
{
    /// <summary>The blocks of one message, sorted by what they become.</summary>
    private sealed class Blocks
    {
        public readonly List<ContentPart> Parts = [];
        public readonly List<ToolCall> Calls = [];
        public readonly List<ChatMessage> Results = [];
        public readonly ByteBuffer Reasoning = new();
        public ReadOnlyMemory<byte> Signature;
    }

    public static List<ChatMessage> Read(ReadOnlyMemory<byte> system, ReadOnlyMemory<byte> messages)
    {
        var read = new List<ChatMessage>();
        var instructions = AnthropicPartReader.Texts(system);
        if (instructions.Count > 0) read.Add(new ChatMessage(ChatRole.System) { Parts = instructions });
        var index = 0;
        foreach (var raw in JsonValue.Elements(messages)) Message(raw, $"messages[{index++}]", read);
        return read;
    }

    private static void Message(ReadOnlyMemory<byte> raw, string path, List<ChatMessage> read)
    {
        if (!JsonValue.IsObject(raw)) throw InvalidRequest.At(path, "Each message must be an object with 'role' and 'content'.");
        var fields = JsonFields.Read(raw);
        var role = EscapedText.ToText(fields.Text("role"u8).Span) switch
        {
            "user" => ChatRole.User,
            "assistant" => ChatRole.Assistant,
            "system" => ChatRole.System,
            _ => throw InvalidRequest.At($"{path}.role", "'role' must be user or assistant; instructions belong into 'system'."),
        };
        fields.Require($"{path}.", MemberShape.Text | MemberShape.Array, "content");
        var blocks = Read(fields["content"u8], path);
        // A user's message of results answers the calls first; what else it says follows.
        read.AddRange(blocks.Results);
        if (blocks.Results.Count > 0 && blocks.Parts.Count == 0 && blocks.Calls.Count == 0) return;
        read.Add(new ChatMessage(role) { Parts = blocks.Parts, Calls = blocks.Calls, Reasoning = blocks.Reasoning.Memory, Signature = blocks.Signature });
    }

    private static Blocks Read(ReadOnlyMemory<byte> content, string path)
    {
        var blocks = new Blocks();
        if (JsonValue.IsString(content)) blocks.Parts.AddRange(AnthropicPartReader.Texts(content));
        var index = 0;
        foreach (var raw in JsonValue.Elements(content))
        {
            var at = $"{path}.content[{index++}]";
            if (!JsonValue.IsObject(raw)) throw InvalidRequest.At(at, "Each content block must be an object with a 'type'.");
            Block(JsonFields.Read(raw), at, blocks);
        }

        return blocks;
    }

    private static void Block(JsonFields block, string path, Blocks blocks)
    {
        switch (EscapedText.ToText(block.Text("type"u8).Span))
        {
            case "thinking":
                blocks.Reasoning.Write(block.Text("thinking"u8).Span);
                if (block.Text("signature"u8) is { IsEmpty: false } signature) blocks.Signature = signature;
                break;
            case "tool_use":
                block.Require($"{path}.", MemberShape.Object, "input");
                block.Require($"{path}.", MemberShape.Text, "id", "name");
                blocks.Calls.Add(new ToolCall(block.Text("id"u8), block.Text("name"u8), Arguments(block["input"u8])));
                break;
            case "tool_result":
                block.Require($"{path}.", MemberShape.Text, "tool_use_id");
                block.Require($"{path}.", MemberShape.Text | MemberShape.Array, "content");
                blocks.Results.Add(new ChatMessage(ChatRole.Tool)
                {
                    CallId = block.Text("tool_use_id"u8),
                    Parts = AnthropicPartReader.Read(block["content"u8], $"{path}.content"),
                    IsError = block["is_error"u8].Span.SequenceEqual("true"u8),
                });
                break;
            // What only Anthropic can read: the texts around it say what came of it.
            case "redacted_thinking" or "server_tool_use" or "mcp_tool_use" or "mcp_tool_result" or "compaction" or "container_upload": break;
            case var type when type.EndsWith("_tool_result", StringComparison.Ordinal): break;
            default: AnthropicPartReader.Read(block, path, blocks.Parts); break;
        }
    }

    private static ReadOnlyMemory<byte> Arguments(ReadOnlyMemory<byte> input) =>
        JsonValue.IsObject(input) ? JsonStrings.FromValue(input.Span) : "{}"u8.ToArray();
}
