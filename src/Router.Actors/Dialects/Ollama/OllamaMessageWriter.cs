using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Writes one entry of <c>messages</c> as Ollama takes it: one text, images beside it, arguments as objects.</summary>
internal static class OllamaMessageWriter
{
    /// <param name="json">Stands in the array.</param>
    /// <param name="messages">The conversation: a tool's result is named by the call that it answers.</param>
    /// <param name="index">Which message.</param>
    public static void Write(RawJsonWriter json, IReadOnlyList<ChatMessage> messages, int index)
    {
        var message = messages[index];
        json.BeginObject().Name("role"u8).Escaped(Role(message.Role)).Name("content"u8).Escaped(MessageText.Of(message.Parts).Span);
        if (!message.Reasoning.IsEmpty) json.Name("thinking"u8).Escaped(message.Reasoning.Span);
        Images(json, message, index);
        Calls(json, message.Calls);
        if (message.Role == ChatRole.Tool) Answered(json, messages, index);
        json.EndObject();
    }

    private static void Images(RawJsonWriter json, ChatMessage message, int index)
    {
        var any = false;
        foreach (var part in message.Parts)
        {
            if (part.IsText) continue;
            if (!part.IsImage) throw InvalidRequest.At($"messages[{index}].content", "The provider of this model (Ollama) takes text and images only: leave out sounds and files.");
            if (part.IsRemote) throw InvalidRequest.At($"messages[{index}].content", "The provider of this model (Ollama) takes images as base64 only: send a data: URL instead of an address.");
            if (!any) json.Name("images"u8).BeginArray();
            any = true;
            json.Escaped(part.Text.Span);
        }

        if (any) json.EndArray();
    }

    private static void Calls(RawJsonWriter json, IReadOnlyList<ToolCall> calls)
    {
        if (calls.Count == 0) return;
        json.Name("tool_calls"u8).BeginArray();
        foreach (var call in calls)
        {
            json.BeginObject();
            if (!call.Id.IsEmpty) json.Name("id"u8).Escaped(call.Id.Span);
            json.Name("function"u8).BeginObject().Name("name"u8).Escaped(call.Name.Span)
                .Name("arguments"u8).Raw(ToolArguments.ToObject(call.Arguments.Span))
                .EndObject().EndObject();
        }

        json.EndArray();
    }

    // By name, as every Ollama knows it, and by id, as newer ones do: two calls of one function have one name.
    private static void Answered(RawJsonWriter json, IReadOnlyList<ChatMessage> messages, int index)
    {
        if (AnsweredCall.NameOf(messages, index) is { IsEmpty: false } name) json.Name("tool_name"u8).Escaped(name.Span);
        if (messages[index].CallId is { IsEmpty: false } id) json.Name("tool_call_id"u8).Escaped(id.Span);
    }

    private static ReadOnlySpan<byte> Role(ChatRole role) => role switch
    {
        ChatRole.System => "system"u8,
        ChatRole.Assistant => "assistant"u8,
        ChatRole.Tool => "tool"u8,
        _ => "user"u8,
    };
}
