namespace LlmRouter.Testing.Bodies;

/// <summary>What a well-behaved OpenAI-compatible provider sends: each method gives one JSON payload, or the payloads of a stream.</summary>
internal static class OpenAiBodies
{
    public const string Id = "chatcmpl-scripted";
    public const string Model = "test-model";
    public const string Path = "/v1/chat/completions";

    private const string Prefix = $$"""{"id":"{{Id}}","object":"chat.completion.chunk","created":1700000000,"model":"{{Model}}",""";

    /// <summary>The payloads of a whole streamed answer, <c>[DONE]</c> not included.</summary>
    public static List<string> Stream(IEnumerable<string> pieces, string finish = "stop", Usage? usage = null)
    {
        List<string> payloads = [Role(), .. pieces.Select(Text), Finish(finish)];
        if (usage is not null) payloads.Add(UsageChunk(usage));
        return payloads;
    }

    public static string Role() => Delta("""{"role":"assistant","content":""}""");

    public static string Text(string piece) => Delta($$"""{"content":{{JsonText.Quote(piece)}}}""");

    /// <param name="member">What the provider calls it: <c>reasoning_content</c>, <c>reasoning</c>, <c>thinking</c>.</param>
    public static string Reasoning(string piece, string member = "reasoning_content") => Delta($$"""{"{{member}}":{{JsonText.Quote(piece)}}}""");

    /// <param name="index">The call's index; null leaves the member out.</param>
    /// <param name="arguments">The arguments as a JSON string holds them.</param>
    public static string ToolStart(int? index, string id, string name, string arguments = "") =>
        Tool($$"""{{Index(index)}}"id":"{{id}}","type":"function","function":{"name":"{{name}}","arguments":{{JsonText.Quote(arguments)}} }""");

    public static string ToolArguments(int? index, string arguments) =>
        Tool($$"""{{Index(index)}}"function":{"arguments":{{JsonText.Quote(arguments)}} }""");

    public static string Finish(string? reason, string delta = "{}") =>
        $$"""{{Prefix}}"choices":[{"index":0,"delta":{{delta}},"finish_reason":{{JsonText.Quote(reason)}}}]}""";

    public static string UsageChunk(Usage usage) => $$"""{{Prefix}}"choices":[],"usage":{{usage.ToJson()}} }""";

    /// <summary>One chunk around a delta object.</summary>
    public static string Delta(string delta) => $$"""{{Prefix}}"choices":[{"index":0,"delta":{{delta}},"finish_reason":null}]}""";

    public static string Document(string text, string finish = "stop", Usage? usage = null) =>
        Document($$"""{"role":"assistant","content":{{JsonText.Quote(text)}}}""", finish, usage ?? new Usage(3, 5), Id);

    /// <summary>A whole completion around a message object.</summary>
    public static string Document(string message, string finish, Usage usage, string id) =>
        $$"""{"id":"{{id}}","object":"chat.completion","created":1700000000,"model":"{{Model}}","choices":[{"index":0,"message":{{message}},"finish_reason":"{{finish}}"}],"usage":{{usage.ToJson()}} }""";

    public static string Error(string message, string code = "server_error") =>
        $$"""{"error":{"message":{{JsonText.Quote(message)}},"type":"server_error","param":null,"code":"{{code}}"} }""";

    public static string Models(params string[] ids) =>
        $$"""{"object":"list","data":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","object":"model","created":1700000000,"owned_by":"scripted"}"""))}}]}""";

    private static string Tool(string members) => Delta("{\"tool_calls\":[{" + members + "}]}");

    private static string Index(int? index) => index is { } value ? $"\"index\":{value}," : "";
}
