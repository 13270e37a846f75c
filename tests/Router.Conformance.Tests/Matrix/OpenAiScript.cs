using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

internal sealed class OpenAiScript : ProviderScript
{
    public override string Type => "openai";

    public override string Base => "/v1";

    public override string Path(bool stream) => "/v1/chat/completions";

    // Parallel calls grow side by side.
    public override IEnumerable<string> Body(Story story) =>
    [
        Chunk("""{"role":"assistant","content":""}"""),
        .. story.Reasoning.Select(piece => Chunk($$"""{"reasoning_content":{{Quote(piece)}}}""")),
        .. story.Text.Select(piece => Chunk($$"""{"content":{{Quote(piece)}}}""")),
        .. story.Calls.Select((call, index) => Chunk($$$"""{"tool_calls":[{"index":{{{index}}},"id":"{{{call.Id}}}","type":"function","function":{"name":"{{{call.Name}}}","arguments":""}}]}""")),
        .. story.Calls.Select((call, index) => Arguments(index, call.Arguments[..4])),
        .. story.Calls.Select((call, index) => Arguments(index, call.Arguments[4..])),
    ];

    public override IEnumerable<string> End(Story story) =>
        [Chunk("{}", $"\"{Finish(story)}\""), Data($$"""{"id":"c1","choices":[],"usage":{{Usage(story)}}}"""), "data: [DONE]\n\n"];

    public override string Document(Story story)
    {
        var calls = Join(story.Calls.Select(call => $$$"""{"id":"{{{call.Id}}}","type":"function","function":{"name":"{{{call.Name}}}","arguments":{{{Quote(call.Arguments)}}}}}"""));
        var message = $$"""{"role":"assistant","content":{{(story.Text.Count > 0 ? Quote(story.WholeText) : "null")}},"reasoning_content":{{Quote(story.WholeReasoning)}}{{(calls.Length > 0 ? $",\"tool_calls\":[{calls}]" : "")}}}""";
        return $$"""{"id":"c1","object":"chat.completion","created":1,"model":"up","choices":[{"index":0,"message":{{message}},"finish_reason":"{{Finish(story)}}"}],"usage":{{Usage(story)}}}""";
    }

    public override string Refusal(string message) => $$$"""{"error":{"message":{{{Quote(message)}}},"type":"invalid_request_error","param":null,"code":"bad"}}""";

    public override string ErrorEvent(string message) => Data(Refusal(message).Replace("invalid_request_error", "server_error", StringComparison.Ordinal));

    public override string? Image(JsonElement request) => request.GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("content").ValueKind == JsonValueKind.Array)
        .SelectMany(message => message.GetProperty("content").EnumerateArray())
        .Where(part => part.GetProperty("type").GetString() == "image_url")
        .Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!.Split(";base64,")[^1]).FirstOrDefault();

    public override IEnumerable<string?> Tools(JsonElement request) =>
        request.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString());

    private static string Arguments(int index, string piece) => Chunk($$$"""{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{Quote(piece)}}}}}]}""");

    private static string Chunk(string delta, string finish = "null") =>
        Data($$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"up","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""");

    private static string Finish(Story story) => story.Calls.Count > 0 ? "tool_calls" : "stop";

    private static string Usage(Story story) =>
        $$"""{"prompt_tokens":{{story.Usage.Input}},"completion_tokens":{{story.Usage.Output}},"total_tokens":{{story.Usage.Input + story.Usage.Output}}}""";
}
