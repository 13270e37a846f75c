using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

internal sealed class ResponsesScript : ProviderScript
{
    public override string Type => "responses";

    public override string Base => "/v1";

    public override string Path(bool stream) => "/v1/responses";

    public override IEnumerable<string> Body(Story story)
    {
        yield return Event("response.created", $"\"response\":{Response(story, "in_progress", "")}");
        var index = 0;
        if (story.Reasoning.Count > 0)
        {
            yield return Event("response.output_item.added", $$"""  "output_index":{{index}},"item":{"id":"rs_1","type":"reasoning","summary":[]}""");
            yield return Event("response.reasoning_summary_part.added", $$"""  "output_index":{{index}},"item_id":"rs_1","summary_index":0,"part":{"type":"summary_text","text":""}""");
            foreach (var piece in story.Reasoning)
                yield return Event("response.reasoning_summary_text.delta", $$"""  "output_index":{{index}},"item_id":"rs_1","summary_index":0,"delta":{{Quote(piece)}}""");
            yield return Event("response.output_item.done", $"\"output_index\":{index++},\"item\":{Reasoning(story)}");
        }

        if (story.Text.Count > 0)
        {
            yield return Event("response.output_item.added", $$"""  "output_index":{{index}},"item":{"id":"msg_1","type":"message","role":"assistant","status":"in_progress","content":[]}""");
            yield return Event("response.content_part.added", $$"""  "output_index":{{index}},"item_id":"msg_1","content_index":0,"part":{"type":"output_text","text":"","annotations":[]}""");
            foreach (var piece in story.Text)
                yield return Event("response.output_text.delta", $$"""  "output_index":{{index}},"item_id":"msg_1","content_index":0,"delta":{{Quote(piece)}}""");
        }

        foreach (var call in story.Calls)
        {
            yield return Event("response.output_item.added", $"\"output_index\":{index},\"item\":{Call(call, "")}");
            yield return Event("response.function_call_arguments.delta", $$"""  "output_index":{{index}},"item_id":"fc_{{call.Id}}","delta":{{Quote(call.Arguments)}}""");
            yield return Event("response.output_item.done", $"\"output_index\":{index++},\"item\":{Call(call, call.Arguments)}");
        }
    }

    public override IEnumerable<string> End(Story story) => [Event("response.completed", $"\"response\":{Document(story)}")];

    public override string Document(Story story)
    {
        var items = story.Calls.Select(call => Call(call, call.Arguments)).ToList();
        if (story.Text.Count > 0)
            items.Insert(0, $$"""{"id":"msg_1","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":{{Quote(story.WholeText)}},"annotations":[]}]}""");
        if (story.Reasoning.Count > 0) items.Insert(0, Reasoning(story));
        return Response(story, "completed", Join(items));
    }

    public override string Refusal(string message) => new OpenAiScript().Refusal(message);

    public override string ErrorEvent(string message) => Event("error", $"\"code\":\"server_error\",\"message\":{Quote(message)},\"param\":null");

    public override string? Image(JsonElement request) => request.GetProperty("input").EnumerateArray()
        .Where(item => item.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array)
        .SelectMany(item => item.GetProperty("content").EnumerateArray())
        .Where(part => part.GetProperty("type").GetString() == "input_image")
        .Select(part => part.GetProperty("image_url").GetString()!.Split(";base64,")[^1]).FirstOrDefault();

    public override IEnumerable<string?> Tools(JsonElement request) => request.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());

    private static string Reasoning(Story story) => $$"""{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":{{Quote(story.WholeReasoning)}}}]}""";

    private static string Call(StoryCall call, string arguments) =>
        $$"""{"id":"fc_{{call.Id}}","type":"function_call","status":"completed","call_id":"{{call.Id}}","name":"{{call.Name}}","arguments":{{Quote(arguments)}}}""";

    private static string Response(Story story, string status, string output)
    {
        var (input, written) = story.Usage;
        var usage = status == "completed" ? $$"""{"input_tokens":{{input}},"output_tokens":{{written}},"total_tokens":{{input + written}}}""" : "null";
        return $$"""{"id":"resp_1","object":"response","created_at":1,"status":"{{status}}","model":"up","output":[{{output}}],"usage":{{usage}}}""";
    }

    private static string Event(string type, string members) => $"event: {type}\n" + Data($$"""{"type":"{{type}}",{{members.Trim()}}}""");
}
