using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

/// <summary>How the clients of one facade ask, and how they are told of an error before the answer.</summary>
/// <param name="Facade">The facade's name among the goldens.</param>
/// <param name="Path">Where they ask.</param>
internal sealed record FacadeAsk(string Facade, string Path)
{
    /// <summary>A PNG of one pixel.</summary>
    public const string Image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}}}""";

    public static IReadOnlyList<FacadeAsk> All { get; } =
        [new("openai", "/v1/chat/completions"), new("responses", "/v1/responses"), new("ollama", "/api/chat"), new("anthropic", "/v1/messages")];

    public string Question(bool stream) => Request(Messages("\"hello\""), stream);

    public string WithTools() => Request($"{Messages("\"hello\"")},\"tools\":[{string.Join(',', Story.ParallelCalls.Select(call => Tool(call.Name)))}]", stream: true);

    public string WithImage() => Request(Messages(Facade switch
    {
        "responses" => $$"""[{"type":"input_text","text":"what"},{"type":"input_image","image_url":"data:image/png;base64,{{Image}}"}]""",
        "anthropic" => $$$"""[{"type":"text","text":"what"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"{{{Image}}}"}}]""",
        "ollama" => $"\"what\",\"images\":[\"{Image}\"]",
        _ => $$$"""[{"type":"text","text":"what"},{"type":"image_url","image_url":{"url":"data:image/png;base64,{{{Image}}}"}}]""",
    }), stream: true);

    /// <summary>The message of an error body, which must have the facade's shape.</summary>
    public string? ErrorMessage(JsonElement body)
    {
        if (Facade == "ollama") return body.GetProperty("error").GetString();
        if (Facade == "anthropic") Assert.Equal("error", body.GetProperty("type").GetString());
        Assert.False(string.IsNullOrEmpty(body.GetProperty("error").GetProperty("type").GetString()));
        return body.GetProperty("error").GetProperty("message").GetString();
    }

    private string Messages(string content) => $$"""  "{{(Facade == "responses" ? "input" : "messages")}}":[{"role":"user","content":{{content}}}]""".Trim();

    private string Tool(string name) => Facade switch
    {
        "responses" => $$"""{"type":"function","name":"{{name}}","parameters":{{Schema}}}""",
        "anthropic" => $$"""{"name":"{{name}}","input_schema":{{Schema}}}""",
        _ => $$$"""{"type":"function","function":{"name":"{{{name}}}","parameters":{{{Schema}}}}}""",
    };

    private string Request(string members, bool stream)
    {
        var more = Facade switch { "openai" when stream => ",\"stream_options\":{\"include_usage\":true}", "anthropic" => ",\"max_tokens\":1000", _ => "" };
        return $$"""{"model":"{{TestSettings.Model}}","stream":{{(stream ? "true" : "false")}},{{members}}{{more}}}""";
    }
}
