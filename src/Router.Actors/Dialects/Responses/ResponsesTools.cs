using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Reads and writes <c>tools</c>, whose functions are flat here: <c>{"type":"function","name",…}</c>.</summary>
internal static class ResponsesTools
{
    /// <summary>The functions on offer, and which of them must be called.</summary>
    /// <exception cref="Contracts.RouterException">One of them is no function: the provider of another dialect cannot be offered it.</exception>
    public static (IReadOnlyList<ToolDefinition> Tools, ToolChoice Choice) Read(JsonFields request)
    {
        var functions = new List<ToolDefinition>();
        foreach (var entry in JsonValue.Elements(request["tools"u8]))
        {
            var type = JsonFields.Of(entry).Text("type"u8);
            if (!type.Span.SequenceEqual("function"u8)) throw NoFunction(functions.Count, type);
            functions.Add(OpenAiToolDefinitions.Function(entry, $"tools[{functions.Count}]."));
        }

        var choice = request["tool_choice"u8];
        if (!JsonValue.IsObject(choice)) return (functions, new ToolChoice(Mode(JsonValue.Text(choice))));
        var fields = JsonFields.Read(choice);
        return EscapedText.ToText(fields.Text("type"u8).Span) switch
        {
            "function" => (functions, new ToolChoice(ToolChoiceMode.Named, fields.Text("name"u8))),
            "allowed_tools" => (Allowed(functions, fields["tools"u8]), new ToolChoice(Mode(fields.Text("mode"u8)))),
            _ => throw InvalidRequest.At("tool_choice", "The provider of this model can be made to call functions only: {\"type\":\"function\",\"name\":…}."),
        };
    }

    /// <summary>Writes <c>tools</c>, <c>tool_choice</c> and <c>parallel_tool_calls</c>; nothing when there is no tool.</summary>
    public static void Write(RawJsonWriter json, ChatRequest request)
    {
        if (request.Tools.Count == 0) return;
        json.Name("tools"u8).BeginArray();
        foreach (var tool in request.Tools)
        {
            json.BeginObject().Name("type"u8).Escaped("function"u8).Name("name"u8).Escaped(tool.Name.Span);
            if (!tool.Description.IsEmpty) json.Name("description"u8).Escaped(tool.Description.Span);
            // Both are required here, and a schema is strict unless it says otherwise; everywhere else it is not.
            json.Name("parameters"u8).Raw(tool.Parameters.IsEmpty ? "{\"type\":\"object\",\"properties\":{}}"u8 : tool.Parameters.Span)
                .Name("strict"u8).Raw(tool.Strict.IsEmpty ? "false"u8 : tool.Strict.Span).EndObject();
        }

        json.EndArray();
        Choice(json, request.ToolChoice);
        json.Member("parallel_tool_calls"u8, request.ParallelCalls.Span);
    }

    private static void Choice(RawJsonWriter json, ToolChoice choice)
    {
        switch (choice.Mode)
        {
            case ToolChoiceMode.Auto: json.Name("tool_choice"u8).Escaped("auto"u8); break;
            case ToolChoiceMode.None: json.Name("tool_choice"u8).Escaped("none"u8); break;
            case ToolChoiceMode.Required: json.Name("tool_choice"u8).Escaped("required"u8); break;
            case ToolChoiceMode.Named:
                json.Name("tool_choice"u8).BeginObject().Name("type"u8).Escaped("function"u8).Name("name"u8).Escaped(choice.Name.Span).EndObject();
                break;
        }
    }

    private static List<ToolDefinition> Allowed(List<ToolDefinition> functions, ReadOnlyMemory<byte> allowed)
    {
        var names = JsonValue.Elements(allowed).Where(JsonValue.IsObject).Select(tool => JsonFields.Read(tool).Text("name"u8)).ToList();
        return functions.FindAll(function => names.Exists(name => name.Span.SequenceEqual(function.Name.Span)));
    }

    private static ToolChoiceMode Mode(ReadOnlyMemory<byte> word) => EscapedText.ToText(word.Span) switch
    {
        "auto" => ToolChoiceMode.Auto,
        "none" => ToolChoiceMode.None,
        "required" => ToolChoiceMode.Required,
        _ => ToolChoiceMode.Unset,
    };

    private static Contracts.RouterException NoFunction(int index, ReadOnlyMemory<byte> type) => InvalidRequest.At(
        $"tools[{index}].type", $"The provider of this model can be offered functions only, not a tool of type '{EscapedText.ToText(type.Span)}'. Leave it out, or name a model of a provider that has it.");
}
