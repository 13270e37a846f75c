namespace LlmRouter.Testing.Bodies;

/// <summary>What Ollama sends: each method gives one line of NDJSON.</summary>
internal static class OllamaBodies
{
    public const string Path = "/api/chat";

    private const string Prefix = """{"model":"test-model","created_at":"2026-01-01T00:00:00Z",""";

    /// <summary>The lines of a whole streamed answer.</summary>
    public static List<string> Stream(IEnumerable<string> pieces, string reason = "stop", Usage? usage = null) =>
        [.. pieces.Select(Text), Done(reason, usage ?? new Usage(3, 5))];

    public static string Text(string piece) => Message($$"""{"role":"assistant","content":{{JsonText.Quote(piece)}}}""");

    public static string Thinking(string piece) => Message($$"""{"role":"assistant","content":"","thinking":{{JsonText.Quote(piece)}}}""");

    /// <param name="arguments">A JSON object: Ollama does not send a string, an id or an index.</param>
    public static string Tool(string name, string arguments) =>
        Message($$"""{"role":"assistant","content":"","tool_calls":[{"function":{"name":"{{name}}","arguments":{{arguments}} } }]}""");

    public static string Message(string message) => $$"""{{Prefix}}"message":{{message}},"done":false}""";

    public static string Done(string reason, Usage usage) =>
        $$"""{{Prefix}}"message":{"role":"assistant","content":""},"done":true,"done_reason":"{{reason}}","total_duration":1,"prompt_eval_count":{{usage.Prompt}},"eval_count":{{usage.Completion}}}""";

    public static string Document(string text) =>
        $$"""{{Prefix}}"message":{"role":"assistant","content":{{JsonText.Quote(text)}}},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":5}""";

    public static string Tags(params string[] models) =>
        $$"""{"models":[{{string.Join(',', models.Select(model => $$"""{"name":"{{model}}","model":"{{model}}"}"""))}}]}""";
}
