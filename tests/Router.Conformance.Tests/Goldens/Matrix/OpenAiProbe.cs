namespace LlmRouter.Conformance.Goldens.Matrix;

internal sealed class OpenAiProbe : DialectProbe
{
    public override string Dialect => "openai";

    public override IReadOnlyDictionary<string, string[]> RequestPlaces { get; } = new Dictionary<string, string[]>
    {
        ["image as data"] = ["messages.content.image_url.url"],
        ["image at a URL"] = ["messages.content.image_url.url"],
        ["file as data"] = ["messages.content.file.file_data"],
        ["JSON schema"] = ["response_format.json_schema.schema.description"],
        ["stop"] = ["stop"],
        ["seed"] = ["seed"],
        ["max tokens"] = ["max_tokens", "max_completion_tokens"],
        ["tools"] = ["tools.function.name"],
        ["tool results"] = ["messages.content"],
        ["reasoning back"] = ["messages.reasoning_content"],
        ["signature back"] = ["messages.tool_calls.extra_content.google.thought_signature"],
        ["n > 1"] = ["n"],
        ["logprobs"] = ["top_logprobs"],
        ["user"] = ["user"],
    };

    public override IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade) => facade == "completions"
        ? new Dictionary<string, string[]>
        {
            ["text"] = ["choices.text"], ["second choice"] = ["choices.text"], ["usage"] = ["usage.prompt_tokens"], ["logprobs"] = ["choices.logprobs.token_logprobs"],
            ["cached tokens"] = ["usage.prompt_tokens_details.cached_tokens"], ["reasoning tokens"] = ["usage.completion_tokens_details.reasoning_tokens"],
        }
        : new Dictionary<string, string[]>
        {
            ["text"] = ["choices.delta.content"],
            ["reasoning"] = ["choices.delta.reasoning_content"],
            ["reasoning signature"] = ["choices.delta.tool_calls.extra_content.google.thought_signature"],
            ["refusal"] = ["choices.delta.refusal"],
            ["parallel tool calls"] = ["choices.delta.tool_calls.function.name"],
            ["second choice"] = ["choices.delta.content"],
            ["logprobs"] = ["choices.logprobs.content.logprob"],
            ["citations"] = ["choices.delta.annotations.url_citation.url"],
            ["usage"] = ["usage.prompt_tokens"],
            ["cached tokens"] = ["usage.prompt_tokens_details.cached_tokens"],
            ["reasoning tokens"] = ["usage.completion_tokens_details.reasoning_tokens"],
        };

    public override string? Reply(Concern concern) => concern.Name switch
    {
        "text" => Said("\"content\":\"mark-text\""),
        "reasoning" => Said("\"reasoning_content\":\"mark-reasoning\""),
        "reasoning signature" => Said("""
            "tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"bWFyay1zaWc="}}}]
            """.Trim()),
        "refusal" => Said("\"refusal\":\"mark-refusal\""),
        "parallel tool calls" => Said("""
            "tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","type":"function","function":{"name":"mark_tool_b","arguments":"{}"}}]
            """.Trim()),
        "second choice" => Sse("""{"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"},{"index":1,"delta":{"content":"mark-choice"},"finish_reason":"stop"}]}""", "[DONE]"),
        "logprobs" => Said("\"content\":\"hi\"", ",\"logprobs\":{\"content\":[{\"token\":\"hi\",\"logprob\":-0.4711,\"bytes\":[104,105],\"top_logprobs\":[]}]}"),
        "citations" => Said("""
            "content":"hi","annotations":[{"type":"url_citation","url_citation":{"url":"https://mark.example/cite","title":"t","start_index":0,"end_index":2}}]
            """.Trim()),
        "usage" => Counted("""{"prompt_tokens":4711,"completion_tokens":7,"total_tokens":4718}"""),
        "cached tokens" => Counted("""{"prompt_tokens":1000,"completion_tokens":7,"total_tokens":1007,"prompt_tokens_details":{"cached_tokens":471}}"""),
        "reasoning tokens" => Counted("""{"prompt_tokens":1000,"completion_tokens":700,"total_tokens":1700,"completion_tokens_details":{"reasoning_tokens":472}}"""),
        Concern.Unknown => Said("\"content\":\"hi\",\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    public override string? Request(Concern concern) => concern.Name switch
    {
        "image as data" => Asked("""[{"type":"image_url","image_url":{"url":"data:image/png;base64,bWFyay1pbWFnZQ=="}}]"""),
        "image at a URL" => Asked("""[{"type":"image_url","image_url":{"url":"https://mark.example/i.png"}}]"""),
        "file as data" => Asked("""[{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,bWFyay1maWxl"}}]"""),
        "JSON schema" => With("""
            "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","description":"mark-schema"}}}
            """),
        "stop" => With("\"stop\":[\"mark-stop\"]"),
        "seed" => With("\"seed\":4713"),
        "max tokens" => With("\"max_tokens\":4714"),
        "tools" => With("""
            "tools":[{"type":"function","function":{"name":"mark_tool","parameters":{"type":"object","properties":{}}}}]
            """),
        "tool results" => Turn("\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"),
        "reasoning back" => Turn("\"content\":null,\"reasoning_content\":\"mark-thought\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"),
        "signature back" => Turn("\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"},\"extra_content\":{\"google\":{\"thought_signature\":\"bWFyay1zaWc=\"}}}]"),
        "n > 1" => With("\"n\":3"),
        "logprobs" => With("\"logprobs\":true,\"top_logprobs\":17"),
        "user" => With("\"user\":\"mark-user\""),
        Concern.Unknown => With("\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    private static string Said(string delta, string beside = "") => Sse(
        $$"""{"id":"c","choices":[{"index":0,"delta":{"role":"assistant",{{delta}}}{{beside}}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", "[DONE]");

    private static string Counted(string usage) => Sse(
        """{"id":"c","choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"}]}""", $$"""{"id":"c","choices":[],"usage":{{usage}}}""", "[DONE]");

    private static string Asked(string content) => $$"""{"model":"m","stream":true,"messages":[{"role":"user","content":{{content}}}]}""";

    private static string With(string member) => $$"""{"model":"m","stream":true,"messages":[{"role":"user","content":"hi"}],{{member.Trim()}}}""";

    private static string Turn(string assistant) => $$"""
        {"model":"m","stream":true,"messages":[{"role":"user","content":"hi"},{"role":"assistant",{{assistant}}},{"role":"tool","tool_call_id":"a","content":"mark-result"}]}
        """;
}
