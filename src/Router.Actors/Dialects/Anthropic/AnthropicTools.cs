using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Reads and writes <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class AnthropicTools
{
    private static readonly byte[] NoParameters = "{\"type\":\"object\",\"properties\":{}}"u8.ToArray();

    public static void Write(RawJsonWriter json, ChatRequest request)
    {
        var tools = request.Tools.Count > 0 ? request.Tools : Called(request.Messages);
        if (tools.Count == 0) return;
        json.Name("tools"u8).BeginArray();
        foreach (var tool in tools) Tool(json, tool);
        json.EndArray();
        var choice = request.Tools.Count > 0 ? request.ToolChoice : new ToolChoice(ToolChoiceMode.None);
        Choice(json, choice, oneAtATime: request.ParallelCalls.Span.SequenceEqual("false"u8));
    }

    // Anthropic's error: "Requests which include `tool_use` or `tool_result` blocks must define tools". Others take a history of calls
    // without (a title is asked for, a last word): their functions are named, and none may be called.
    private static List<ToolDefinition> Called(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.SelectMany(message => message.Calls).DistinctBy(call => EscapedText.ToText(call.Name.Span)).Select(call => new ToolDefinition(call.Name, default, default, default))];

    /// <summary>The functions on offer.</summary>
    /// <exception cref="Contracts.RouterException">One of them is run by Anthropic, and this provider is another.</exception>
    public static List<ToolDefinition> Read(ReadOnlyMemory<byte> tools)
    {
        var functions = new List<ToolDefinition>();
        foreach (var entry in JsonValue.Elements(tools))
        {
            var tool = JsonFields.Of(entry);
            var type = EscapedText.ToText(tool.Text("type"u8).Span);
            if (type is not ("" or "custom") || tool.Text("name"u8).IsEmpty)
                throw InvalidRequest.At($"tools[{functions.Count}]", "The provider of this model is not Anthropic and has none of its tools. Offer functions: {\"name\":…,\"input_schema\":…}.");
            tool.Require($"tools[{functions.Count}].", MemberShape.Object, "input_schema");
            tool.Require($"tools[{functions.Count}].", MemberShape.Text, "description");
            functions.Add(new ToolDefinition(tool.Text("name"u8), tool.Text("description"u8), tool["input_schema"u8], tool["strict"u8]));
        }

        return functions;
    }

    public static ToolChoice ReadChoice(JsonFields choice) => EscapedText.ToText(choice.Text("type"u8).Span) switch
    {
        "auto" => new ToolChoice(ToolChoiceMode.Auto),
        "any" => new ToolChoice(ToolChoiceMode.Required),
        "tool" => new ToolChoice(ToolChoiceMode.Named, choice.Text("name"u8)),
        "none" => new ToolChoice(ToolChoiceMode.None),
        _ => ToolChoice.Unset,
    };

    private static void Tool(RawJsonWriter json, ToolDefinition tool)
    {
        json.BeginObject().Name("name"u8).Escaped(tool.Name.Span);
        if (!tool.Description.IsEmpty) json.Name("description"u8).Escaped(tool.Description.Span);
        json.Name("input_schema"u8).Raw(JsonValue.IsObject(tool.Parameters) && !JsonEvent.IsEmptyObject(tool.Parameters.Span) ? tool.Parameters.Span : NoParameters);
        if (tool.Strict.Span.SequenceEqual("true"u8)) json.Name("strict"u8).Boolean(true);
        json.EndObject();
    }

    private static void Choice(RawJsonWriter json, ToolChoice choice, bool oneAtATime)
    {
        if (choice.Mode == ToolChoiceMode.Unset && !oneAtATime) return;
        json.Name("tool_choice"u8).BeginObject().Name("type"u8).Escaped(choice.Mode switch
        {
            ToolChoiceMode.None => "none"u8,
            ToolChoiceMode.Required => "any"u8,
            ToolChoiceMode.Named => "tool"u8,
            // Anthropic has the switch inside the choice, so it must say one.
            _ => "auto"u8,
        });
        if (choice.Mode == ToolChoiceMode.Named) json.Name("name"u8).Escaped(choice.Name.Span);
        if (oneAtATime && choice.Mode != ToolChoiceMode.None) json.Name("disable_parallel_tool_use"u8).Boolean(true);
        json.EndObject();
    }
}
