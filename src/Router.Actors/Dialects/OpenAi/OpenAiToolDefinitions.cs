using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads and writes entries of <c>tools</c> as <c>{"type":"function","function":{…}}</c>, which Ollama shares.</summary>
internal static class OpenAiToolDefinitions
{
    /// <summary>The functions of <c>tools</c>.</summary>
    /// <exception cref="Contracts.RouterException">One of them is no function: the provider of another dialect cannot be offered it.</exception>
    public static List<ToolDefinition> Read(ReadOnlyMemory<byte> tools)
    {
        var functions = new List<ToolDefinition>();
        foreach (var entry in JsonValue.Elements(tools))
        {
            var tool = JsonFields.Of(entry);
            if (!JsonValue.IsObject(tool["function"u8]))
                throw InvalidRequest.At($"tools[{functions.Count}]", "The provider of this model can be offered functions only: each tool must be {\"type\":\"function\",\"function\":{\"name\":…}}.");
            functions.Add(Function(tool["function"u8], $"tools[{functions.Count}].function."));
        }

        return functions;
    }

    /// <summary>One function from <c>{"name","description","parameters","strict"}</c>.</summary>
    /// <param name="raw">The object.</param>
    /// <param name="path">Where it stands, with a dot behind, for errors.</param>
    public static ToolDefinition Function(ReadOnlyMemory<byte> raw, string path)
    {
        var fields = JsonFields.Read(raw);
        fields.Require(path, MemberShape.Text, "name", "description");
        fields.Require(path, MemberShape.Object, "parameters");
        fields.Require(path, MemberShape.Switch, "strict");
        if (fields.Text("name"u8).IsEmpty) throw InvalidRequest.At($"{path}name", $"'{path}name' is missing: a function needs a name.");
        return new ToolDefinition(fields.Text("name"u8), fields.Text("description"u8), fields["parameters"u8], fields["strict"u8]);
    }

    /// <summary>Writes <c>"tools":[…]</c>; nothing when there is none.</summary>
    public static void Write(RawJsonWriter json, IReadOnlyList<ToolDefinition> tools)
    {
        if (tools.Count == 0) return;
        json.Name("tools"u8).BeginArray();
        foreach (var tool in tools)
        {
            json.BeginObject().Name("type"u8).Escaped("function"u8).Name("function"u8).BeginObject().Name("name"u8).Escaped(tool.Name.Span);
            if (!tool.Description.IsEmpty) json.Name("description"u8).Escaped(tool.Description.Span);
            json.Member("parameters"u8, tool.Parameters.Span).Member("strict"u8, tool.Strict.Span).EndObject().EndObject();
        }

        json.EndArray();
    }
}
