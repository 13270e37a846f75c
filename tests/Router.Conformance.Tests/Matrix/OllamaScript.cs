using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

internal sealed class OllamaScript : ProviderScript
{
    public override string Type => "ollama";

    public override string Base => "";

    public override string ListPath => "/api/tags";

    public override string ContentType => "application/x-ndjson";

    public override string Path(bool stream) => "/api/chat";

    public override IEnumerable<string> Body(Story story) =>
    [
        .. story.Reasoning.Select(piece => Line("", piece, "")),
        .. story.Text.Select(piece => Line(piece, "", "")),
        .. story.Calls.Select(call => Line("", "", Call(call))),
    ];

    public override IEnumerable<string> End(Story story) => [$"{Object("", "", "", story)}\n"];

    public override string Document(Story story) => Object(story.WholeText, story.WholeReasoning, Join(story.Calls.Select(Call)), story);

    public override string Refusal(string message) => $$"""{"error":{{Quote(message)}}}""";

    public override string ErrorEvent(string message) => Refusal(message) + "\n";

    public override string? Image(JsonElement request) => request.GetProperty("messages").EnumerateArray()
        .Where(message => message.TryGetProperty("images", out _)).Select(message => message.GetProperty("images")[0].GetString()).FirstOrDefault();

    public override IEnumerable<string?> Tools(JsonElement request) =>
        request.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString());

    private static string Line(string text, string thinking, string calls) => Object(text, thinking, calls, done: null) + "\n";

    private static string Object(string text, string thinking, string calls, Story? done)
    {
        var message = $$"""{"role":"assistant","content":{{Quote(text)}}{{(thinking.Length > 0 ? $",\"thinking\":{Quote(thinking)}" : "")}}{{(calls.Length > 0 ? $",\"tool_calls\":[{calls}]" : "")}}}""";
        var end = done is null ? "\"done\":false" : $"\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":{done.Usage.Input},\"eval_count\":{done.Usage.Output}";
        return $$"""{"model":"up","created_at":"2026-01-01T00:00:00Z","message":{{message}},{{end}}}""";
    }

    private static string Call(StoryCall call) => $$$"""{"function":{"name":"{{{call.Name}}}","arguments":{{{call.Arguments}}}}}""";
}
