using System.Text.Json;

namespace LlmRouter.Conformance.Matrix;

internal sealed class GeminiScript : ProviderScript
{
    public override string Type => "gemini";

    public override string Base => "/v1beta";

    public override string ListPath => "/v1beta/models";

    public override string Path(bool stream) => $"/v1beta/models/{TestSettings.Model}:{(stream ? "streamGenerateContent" : "generateContent")}";

    // Its stream has no terminator: the last part comes with the finish.
    public override IEnumerable<string> Body(Story story) => Parts(story, whole: false).Select(part => Reply(story, part, finish: false));

    public override IEnumerable<string> End(Story story) => [Reply(story, """{"text":""}""", finish: true)];

    public override string Document(Story story) => Object(story, Join(Parts(story, whole: true)), finish: true);

    public override string Refusal(string message) => $$$"""{"error":{"code":400,"message":{{{Quote(message)}}},"status":"INVALID_ARGUMENT"}}""";

    public override string ErrorEvent(string message) => $$$"""data: {"error":{"code":503,"message":{{{Quote(message)}}},"status":"UNAVAILABLE"}}""" + "\r\n\r\n";

    public override string? Image(JsonElement request) => request.GetProperty("contents").EnumerateArray()
        .SelectMany(content => content.GetProperty("parts").EnumerateArray())
        .Where(part => part.TryGetProperty("inlineData", out _)).Select(part => part.GetProperty("inlineData").GetProperty("data").GetString()).FirstOrDefault();

    public override IEnumerable<string?> Tools(JsonElement request) => request.GetProperty("tools").EnumerateArray()
        .SelectMany(tool => tool.GetProperty("functionDeclarations").EnumerateArray()).Select(function => function.GetProperty("name").GetString());

    private static IEnumerable<string> Parts(Story story, bool whole)
    {
        foreach (var piece in whole && story.Reasoning.Count > 0 ? [story.WholeReasoning] : story.Reasoning) yield return $$"""{"text":{{Quote(piece)}},"thought":true}""";
        foreach (var piece in whole && story.Text.Count > 0 ? [story.WholeText] : story.Text) yield return $$"""{"text":{{Quote(piece)}}}""";
        foreach (var call in story.Calls) yield return $$$"""{"functionCall":{"name":"{{{call.Name}}}","args":{{{call.Arguments}}}},"thoughtSignature":"c2ln"}""";
    }

    private static string Reply(Story story, string part, bool finish) => $"data: {Object(story, part, finish)}\r\n\r\n";

    private static string Object(Story story, string parts, bool finish)
    {
        var (input, output) = story.Usage;
        var candidate = $$$"""{"content":{"role":"model","parts":[{{{parts}}}]},"index":0{{{(finish ? ",\"finishReason\":\"STOP\"" : "")}}}}""";
        return $$$"""{"candidates":[{{{candidate}}}],"usageMetadata":{"promptTokenCount":{{{input}}},"candidatesTokenCount":{{{output}}},"totalTokenCount":{{{input + output}}}},"modelVersion":"up","responseId":"r1"}""";
    }
}
