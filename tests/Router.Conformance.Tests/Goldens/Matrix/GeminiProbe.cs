namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>Gemini is a provider only: it has no requests of clients and no replies to them.</summary>
internal sealed class GeminiProbe : DialectProbe
{
    public override string Dialect => "gemini";

    public override IReadOnlyDictionary<string, string[]> RequestPlaces { get; } = new Dictionary<string, string[]>
    {
        ["image as data"] = ["contents.parts.inlineData.data"],
        ["image at a URL"] = ["contents.parts.fileData.fileUri"],
        ["file as data"] = ["contents.parts.inlineData.data"],
        ["JSON schema"] = ["generationConfig.responseJsonSchema.description", "generationConfig.responseSchema.description"],
        ["stop"] = ["generationConfig.stopSequences"],
        ["seed"] = ["generationConfig.seed"],
        ["max tokens"] = ["generationConfig.maxOutputTokens"],
        ["tools"] = ["tools.functionDeclarations.name"],
        ["tool results"] = ["contents.parts.functionResponse.response.result", "contents.parts.functionResponse.response.output"],
        ["reasoning back"] = ["contents.parts.text"],
        ["signature back"] = ["contents.parts.thoughtSignature"],
        ["n > 1"] = ["generationConfig.candidateCount"],
        ["logprobs"] = ["generationConfig.logprobs"],
    };

    public override IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade) => throw new NotSupportedException("Gemini has no facade.");

    public override string? Request(Concern concern) => null;

    public override string? Reply(Concern concern) => concern.Name switch
    {
        "text" => Said("""{"text":"mark-text"}"""),
        "reasoning" => Said("""{"text":"mark-reasoning","thought":true}"""),
        "reasoning signature" => Said("""{"functionCall":{"name":"f","args":{}},"thoughtSignature":"bWFyay1zaWc="}"""),
        "parallel tool calls" => Said("""{"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"mark_tool_b","args":{}}}"""),
        "second choice" => Sse("""
            {"candidates":[{"content":{"parts":[{"text":"hi"}],"role":"model"},"finishReason":"STOP","index":0},{"content":{"parts":[{"text":"mark-choice"}],"role":"model"},"finishReason":"STOP","index":1}],"modelVersion":"m"}
            """.Trim()),
        "logprobs" => Said("""{"text":"hi"}""", ",\"logprobsResult\":{\"topCandidates\":[{\"candidates\":[]}],\"chosenCandidates\":[{\"token\":\"hi\",\"logProbability\":-0.4711}]}"),
        "citations" => Said("""{"text":"hi"}""", ",\"citationMetadata\":{\"citationSources\":[{\"startIndex\":0,\"endIndex\":2,\"uri\":\"https://mark.example/cite\"}]}"),
        "usage" => Said("""{"text":"hi"}""", usage: """{"promptTokenCount":4711,"candidatesTokenCount":7,"totalTokenCount":4718}"""),
        "cached tokens" => Said("""{"text":"hi"}""", usage: """{"promptTokenCount":1000,"cachedContentTokenCount":471,"candidatesTokenCount":7,"totalTokenCount":1007}"""),
        "reasoning tokens" => Said("""{"text":"hi"}""", usage: """{"promptTokenCount":10,"candidatesTokenCount":7,"thoughtsTokenCount":472,"totalTokenCount":489}"""),
        Concern.Unknown => Said("""{"text":"hi"}""", ",\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    private static string Said(string parts, string beside = "", string usage = """{"promptTokenCount":1,"candidatesTokenCount":2,"totalTokenCount":3}""") => Sse($$"""
        {"candidates":[{"content":{"parts":[{{parts}}],"role":"model"},"finishReason":"STOP","index":0{{beside}}}],"usageMetadata":{{usage}},"modelVersion":"m","responseId":"r"}
        """.Trim());
}
