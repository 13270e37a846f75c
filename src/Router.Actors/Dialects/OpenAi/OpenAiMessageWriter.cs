using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes <c>messages</c> for an OpenAI-compatible provider.</summary>
internal static class OpenAiMessageWriter
{
    /// <summary>Writes the array's elements.</summary>
    /// <exception cref="Contracts.RouterException">A part that chat completions have no place for.</exception>
    public static void Write(RawJsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        var ofTools = new List<ContentPart>();
        for (var i = 0; i < messages.Count; i++)
        {
            var path = $"messages[{i}].content";
            if (messages[i].Role != ChatRole.Tool) Media(json, ofTools, path);
            Message(json, messages[i], path);
            if (messages[i].Role == ChatRole.Tool) ofTools.AddRange(messages[i].Parts.Where(part => !part.IsText));
        }

        Media(json, ofTools, "messages");
    }

    private static void Message(RawJsonWriter json, ChatMessage message, string path)
    {
        json.BeginObject().Name("role"u8).Escaped(Role(message.Role));
        // A result is named by its call.
        if (message.Role != ChatRole.Tool && !message.Name.IsEmpty) json.Name("name"u8).Escaped(message.Name.Span);
        json.Name("content"u8);
        Content(json, message, path);
        // The signature of reasoning has no place here: a provider that wants it back is asked in its own dialect.
        if (!message.Reasoning.IsEmpty) json.Name("reasoning_content"u8).Escaped(message.Reasoning.Span);
        if (message.Calls.Count > 0) Calls(json, message.Calls);
        if (message.Role == ChatRole.Tool) json.Name("tool_call_id"u8).Escaped(message.CallId.Span);
        json.EndObject();
    }

    private static void Content(RawJsonWriter json, ChatMessage message, string path)
    {
        var parts = message.Parts;
        // A result is one text: not every compatible server takes several. That it is an error, its text must say.
        if (message.Role == ChatRole.Tool) json.Escaped(MessageText.Of(parts).Span);
        else if (parts.Count == 0 && message.Calls.Count > 0) json.Raw("null"u8);
        else if (parts.Count == 0) json.Escaped(default);
        else if (parts is [{ IsText: true } only]) json.Escaped(only.Text.Span);
        else
        {
            json.BeginArray();
            for (var i = 0; i < parts.Count; i++) OpenAiPartWriter.Write(json, parts[i], $"{path}[{i}]");
            json.EndArray();
        }
    }

    // OpenAI takes images and files from users only, and nothing between a turn's results: they follow the last of them.
    private static void Media(RawJsonWriter json, List<ContentPart> parts, string path)
    {
        if (parts.Count == 0) return;
        json.BeginObject().Name("role"u8).Escaped("user"u8).Name("content"u8).BeginArray();
        OpenAiPartWriter.Write(json, new ContentPart("The tool results above came with:"u8.ToArray()), path);
        foreach (var part in parts) OpenAiPartWriter.Write(json, part, path);
        json.EndArray().EndObject();
        parts.Clear();
    }

    private static void Calls(RawJsonWriter json, IReadOnlyList<ToolCall> calls)
    {
        json.Name("tool_calls"u8).BeginArray();
        foreach (var call in calls)
        {
            json.BeginObject().Name("id"u8).Escaped(call.Id.Span).Name("type"u8).Escaped("function"u8)
                .Name("function"u8).BeginObject().Name("name"u8).Escaped(call.Name.Span).Name("arguments"u8).Escaped(call.Arguments.Span)
                .EndObject();
            if (!call.Signature.IsEmpty) json.Members(OpenAiMembers.WithSignature(call.Signature.Span));
            json.EndObject();
        }

        json.EndArray();
    }

    private static ReadOnlySpan<byte> Role(ChatRole role) => role switch
    {
        ChatRole.System => "system"u8,
        ChatRole.Assistant => "assistant"u8,
        ChatRole.Tool => "tool"u8,
        _ => "user"u8,
    };
}
