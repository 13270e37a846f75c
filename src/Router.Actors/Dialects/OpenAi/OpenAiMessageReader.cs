using System.Text;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>
/// Reads the entries of <c>messages</c>, in order. Legacy function calls have no ids, which other dialects want: a result is of the
/// last call of its name.
/// </summary>
internal sealed class OpenAiMessageReader
{
    private readonly Dictionary<string, byte[]> _functions = new(StringComparer.Ordinal);
    private int _made;

    /// <param name="raw">The entry.</param>
    /// <param name="index">Its place, for errors.</param>
    public ChatMessage Read(ReadOnlyMemory<byte> raw, int index)
    {
        if (!JsonValue.IsObject(raw)) throw InvalidRequest.At($"messages[{index}]", "Each message must be an object with 'role' and 'content'.");
        var fields = JsonFields.Read(raw);
        var role = Role(fields, index);
        fields.Require($"messages[{index}].", MemberShape.Text | MemberShape.Array, "content");
        fields.Require($"messages[{index}].", MemberShape.Array, "tool_calls");
        fields.Require($"messages[{index}].", MemberShape.Text, "tool_call_id", "name");
        return new ChatMessage(role)
        {
            Parts = Parts(fields, index),
            Reasoning = fields.Text("reasoning_content"u8) is { IsEmpty: false } reasoning ? reasoning : fields.Text("reasoning"u8),
            Calls = Calls(fields, index),
            CallId = role == ChatRole.Tool ? CallId(fields) : default,
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

    private static List<ContentPart> Parts(JsonFields fields, int index)
    {
        // A spoken answer is told by an id that only the provider that spoke it knows.
        if (JsonValue.IsObject(fields["audio"u8]))
            throw InvalidRequest.At($"messages[{index}].audio", "The provider of this model cannot be sent an earlier spoken answer: send its transcript as 'content'.");
        var parts = OpenAiPartReader.Read(fields["content"u8], index);
        if (fields.Text("refusal"u8) is { IsEmpty: false } refusal) parts.Add(new ContentPart(refusal));
        return parts;
    }

    private List<ToolCall> Calls(JsonFields fields, int index)
    {
        var calls = new List<ToolCall>();
        foreach (var raw in JsonValue.Elements(fields["tool_calls"u8]))
        {
            if (JsonValue.IsObject(raw)) calls.Add(Call(raw, $"messages[{index}].tool_calls[{calls.Count}]"));
        }

        if (JsonValue.IsObject(fields["function_call"u8])) calls.Add(LegacyCall(JsonFields.Read(fields["function_call"u8])));
        return calls;
    }

    private static ToolCall Call(ReadOnlyMemory<byte> raw, string path)
    {
        var fields = JsonFields.Read(raw);
        if (JsonValue.IsObject(fields["custom"u8])) throw InvalidRequest.At(path, "The provider of this model knows calls of functions only, not of custom tools.");
        var function = JsonFields.Of(fields["function"u8]);
        if (function.Text("name"u8).IsEmpty) throw InvalidRequest.At($"{path}.function.name", $"'{path}.function.name' is missing: name the function that was called.");
        return new ToolCall(fields.Text("id"u8), function.Text("name"u8), Arguments(function)) { Signature = OpenAiMembers.SignatureIn(fields["extra_content"u8]) };
    }

    private ToolCall LegacyCall(JsonFields function)
    {
        var id = Encoding.ASCII.GetBytes($"call_{_made++}");
        _functions[EscapedText.ToText(function.Text("name"u8).Span)] = id;
        return new ToolCall(id, function.Text("name"u8), Arguments(function));
    }

    private static ReadOnlyMemory<byte> Arguments(JsonFields function)
    {
        var arguments = function["arguments"u8];
        return ToolArguments.ToText(arguments);
    }

    private ReadOnlyMemory<byte> CallId(JsonFields fields)
    {
        if (fields.Text("tool_call_id"u8) is { IsEmpty: false } given) return given;
        return _functions.TryGetValue(EscapedText.ToText(fields.Text("name"u8).Span), out var made) ? made : default;
    }
}
