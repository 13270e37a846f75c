using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads and writes <c>tool_choice</c>, and reads its legacy form, <c>function_call</c>.</summary>
internal static class OpenAiToolChoice
{
    /// <summary>The choice, and the tools that it leaves on offer.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="tools">All tools.</param>
    public static (ToolChoice Choice, List<ToolDefinition> Tools) Read(JsonFields fields, List<ToolDefinition> tools)
    {
        var choice = fields["tool_choice"u8] is { IsEmpty: false } given ? given : fields["function_call"u8];
        if (!JsonValue.IsObject(choice)) return (Word(JsonValue.Text(choice)), tools);
        var members = JsonFields.Read(choice);
        switch (EscapedText.ToText(members.Text("type"u8).Span))
        {
            case "allowed_tools": return Allowed(members, tools);
            case "" or "function": return (Named(members), tools);
            case var type: throw InvalidRequest.At("tool_choice", $"The provider of this model can be told to call functions only, not a tool of type '{type}'.");
        }
    }

    /// <summary>Writes the member; nothing when the client said nothing.</summary>
    public static void Write(RawJsonWriter json, ToolChoice choice)
    {
        switch (choice.Mode)
        {
            case ToolChoiceMode.Auto: json.Name("tool_choice"u8).Escaped("auto"u8); break;
            case ToolChoiceMode.None: json.Name("tool_choice"u8).Escaped("none"u8); break;
            case ToolChoiceMode.Required: json.Name("tool_choice"u8).Escaped("required"u8); break;
            case ToolChoiceMode.Named:
                json.Name("tool_choice"u8).BeginObject().Name("type"u8).Escaped("function"u8)
                    .Name("function"u8).BeginObject().Name("name"u8).Escaped(choice.Name.Span).EndObject().EndObject();
                break;
        }
    }

    private static ToolChoice Word(ReadOnlyMemory<byte> word) => EscapedText.ToText(word.Span) switch
    {
        "auto" => new ToolChoice(ToolChoiceMode.Auto),
        "none" => new ToolChoice(ToolChoiceMode.None),
        "required" or "any" => new ToolChoice(ToolChoiceMode.Required),
        _ => ToolChoice.Unset,
    };

    private static ToolChoice Named(JsonFields members)
    {
        var name = Name(members);
        return name.IsEmpty ? ToolChoice.Unset : new ToolChoice(ToolChoiceMode.Named, name);
    }

    // The name stands in "function", or beside the type (function_call, and the way of Responses).
    private static ReadOnlyMemory<byte> Name(JsonFields members) =>
        JsonValue.IsObject(members["function"u8]) ? JsonFields.Read(members["function"u8]).Text("name"u8) : members.Text("name"u8);

    // {"type":"allowed_tools","allowed_tools":{"mode":"auto"|"required","tools":[…]}}: no other dialect narrows its tools, so the others are not offered.
    private static (ToolChoice Choice, List<ToolDefinition> Tools) Allowed(JsonFields members, List<ToolDefinition> tools)
    {
        var allowed = JsonValue.IsObject(members["allowed_tools"u8]) ? JsonFields.Read(members["allowed_tools"u8]) : members;
        var names = JsonValue.Elements(allowed["tools"u8]).Where(JsonValue.IsObject).Select(tool => Name(JsonFields.Read(tool))).ToList();
        return (Word(allowed.Text("mode"u8)), tools.FindAll(tool => names.Exists(name => name.Span.SequenceEqual(tool.Name.Span))));
    }
}
