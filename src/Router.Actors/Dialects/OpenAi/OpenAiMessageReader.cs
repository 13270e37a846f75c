using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads one entry of <c>messages</c>.</summary>
internal static class OpenAiMessageReader
{
    /// <param name="raw">The entry.</param>
    /// <param name="index">Its place, for errors.</param>
    public static ChatMessage Read(ReadOnlyMemory<byte> raw, int index)
    {
        if (!JsonValue.IsObject(raw)) throw InvalidRequest.At($"messages[{index}]", "Each message must be an object with 'role' and 'content'.");
        var fields = JsonFields.Read(raw);
        return new ChatMessage(Role(fields, index))
        {
            Parts = Parts(fields["content"u8], index),
            Reasoning = fields.Text("reasoning_content"u8) is { IsEmpty: false } reasoning ? reasoning : fields.Text("reasoning"u8),
            Calls = [.. JsonValue.Elements(fields["tool_calls"u8]).Where(JsonValue.IsObject).Select(Call)],
            CallId = fields.Text("tool_call_id"u8),
            Name = fields.Text("name"u8),
        };
    }

    private static ChatRole Role(JsonFields fields, int index) => EscapedText.ToText(fields.Text("role"u8).Span) switch
    {
        "system" or "developer" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" or "function" => ChatRole.Tool,
        _ => throw InvalidRequest.At($"messages[{index}].role", "'role' must be one of system, developer, user, assistant, tool."),
    };

    private static List<ContentPart> Parts(ReadOnlyMemory<byte> content, int index)
    {
        if (JsonValue.IsString(content)) return content.Length > 2 ? [new ContentPart(JsonValue.Text(content))] : [];
        var parts = new List<ContentPart>();
        foreach (var part in JsonValue.Elements(content))
        {
            if (JsonValue.IsString(part)) parts.Add(new ContentPart(JsonValue.Text(part)));
            else if (JsonValue.IsObject(part)) parts.Add(Part(JsonFields.Read(part), $"messages[{index}].content[{parts.Count}]"));
        }

        return parts;
    }

    private static ContentPart Part(JsonFields part, string path)
    {
        var type = EscapedText.ToText(part.Text("type"u8).Span);
        switch (type)
        {
            case "text" or "input_text" or "output_text": return new ContentPart(part.Text("text"u8));
            case "refusal": return new ContentPart(part.Text("refusal"u8));
            case "image_url":
                var image = part["image_url"u8];
                var url = JsonValue.IsObject(image) ? JsonFields.Read(image).Text("url"u8) : JsonValue.Text(image);
                if (!url.IsEmpty) return ContentPart.OfUrl(url);
                throw InvalidRequest.At($"{path}.image_url", "An image needs 'image_url.url'.");
            default:
                throw InvalidRequest.At($"{path}.type", $"The provider of this model takes text and images; it cannot be sent content of type '{type}'.");
        }
    }

    private static ToolCall Call(ReadOnlyMemory<byte> raw)
    {
        var fields = JsonFields.Read(raw);
        var function = JsonValue.IsObject(fields["function"u8]) ? JsonFields.Read(fields["function"u8]) : new JsonFields();
        var arguments = function["arguments"u8];
        var text = JsonValue.IsObject(arguments) ? JsonStrings.FromValue(arguments.Span) : JsonValue.Text(arguments);
        return new ToolCall(fields.Text("id"u8), function.Text("name"u8), text);
    }
}
