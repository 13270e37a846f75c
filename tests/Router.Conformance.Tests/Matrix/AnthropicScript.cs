using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

internal sealed class AnthropicScript : ProviderScript
{
    public override string Type => "anthropic";

    public override string Base => "/v1";

    public override string ListPath => "/v1/models";

    public override string Path(bool stream) => "/v1/messages";

    public override IEnumerable<string> Body(Story story)
    {
        yield return Event("message_start", $"\"message\":{Message(story, "", "null")}");
        yield return Event("ping", "");
        var index = 0;
        foreach (var (start, deltas) in Blocks(story))
        {
            yield return Event("content_block_start", $"\"index\":{index},\"content_block\":{start}");
            foreach (var delta in deltas) yield return Event("content_block_delta", $"\"index\":{index},\"delta\":{delta}");
            yield return Event("content_block_stop", $"\"index\":{index++}");
        }
    }

    public override IEnumerable<string> End(Story story) =>
    [
        Event("message_delta", $$"""  "delta":{"stop_reason":"{{Stop(story)}}","stop_sequence":null},"usage":{"output_tokens":{{story.Usage.Output}}}"""),
        Event("message_stop", ""),
    ];

    public override string Document(Story story)
    {
        var blocks = story.Calls.Select(call => Call(call, call.Arguments)).ToList();
        if (story.Text.Count > 0) blocks.Insert(0, $$"""{"type":"text","text":{{Quote(story.WholeText)}}}""");
        if (story.Reasoning.Count > 0) blocks.Insert(0, $$"""{"type":"thinking","thinking":{{Quote(story.WholeReasoning)}},"signature":"sig"}""");
        return Message(story, Join(blocks), $"\"{Stop(story)}\"");
    }

    public override string Refusal(string message) => $$$"""{"type":"error","error":{"type":"invalid_request_error","message":{{{Quote(message)}}}}}""";

    public override string ErrorEvent(string message) => Event("error", $$"""  "error":{"type":"overloaded_error","message":{{Quote(message)}}}""");

    public override string? Image(JsonElement request) => request.GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("content").ValueKind == JsonValueKind.Array)
        .SelectMany(message => message.GetProperty("content").EnumerateArray())
        .Where(block => block.GetProperty("type").GetString() == "image")
        .Select(block => block.GetProperty("source").GetProperty("data").GetString()).FirstOrDefault();

    public override IEnumerable<string?> Tools(JsonElement request) => request.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());

    private static IEnumerable<(string Start, IEnumerable<string> Deltas)> Blocks(Story story)
    {
        if (story.Reasoning.Count > 0)
            yield return ("""{"type":"thinking","thinking":"","signature":""}""", story.Reasoning.Select(piece => $$"""{"type":"thinking_delta","thinking":{{Quote(piece)}}}""").Append("""{"type":"signature_delta","signature":"sig"}"""));
        if (story.Text.Count > 0)
            yield return ("""{"type":"text","text":""}""", story.Text.Select(piece => $$"""{"type":"text_delta","text":{{Quote(piece)}}}"""));
        foreach (var call in story.Calls)
            yield return (Call(call, "{}"), new[] { "", call.Arguments[..5], call.Arguments[5..] }.Select(piece => $$"""{"type":"input_json_delta","partial_json":{{Quote(piece)}}}"""));
    }

    private static string Call(StoryCall call, string input) => $$"""{"type":"tool_use","id":"{{call.Id}}","name":"{{call.Name}}","input":{{input}}}""";

    private static string Stop(Story story) => story.Calls.Count > 0 ? "tool_use" : "end_turn";

    private static string Message(Story story, string content, string stop) =>
        $$$"""{"id":"msg_1","type":"message","role":"assistant","model":"up","content":[{{{content}}}],"stop_reason":{{{stop}}},"stop_sequence":null,"usage":{"input_tokens":{{{story.Usage.Input}}},"output_tokens":{{{(stop == "null" ? 1 : story.Usage.Output)}}}}}""";

    private static string Event(string type, string members) => $"event: {type}\n" + Data($$"""{"type":"{{type}}"{{(members.Length > 0 ? "," : "")}}{{members.Trim()}}}""");
}
