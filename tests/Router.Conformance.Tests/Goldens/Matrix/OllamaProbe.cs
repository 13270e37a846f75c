namespace LlmRouter.Conformance.Goldens.Matrix;

internal sealed class OllamaProbe : DialectProbe
{
    public override string Dialect => "ollama";

    public override IReadOnlyDictionary<string, string[]> RequestPlaces { get; } = new Dictionary<string, string[]>
    {
        ["image as data"] = ["messages.images"],
        ["JSON schema"] = ["format.description"],
        ["stop"] = ["options.stop"],
        ["seed"] = ["options.seed"],
        ["max tokens"] = ["options.num_predict"],
        ["tools"] = ["tools.function.name"],
        ["tool results"] = ["messages.content"],
        ["reasoning back"] = ["messages.thinking"],
        ["logprobs"] = ["top_logprobs"],
    };

    public override IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade)
    {
        var message = facade == "generate" ? "" : "message.";
        return new Dictionary<string, string[]>
        {
            ["text"] = [facade == "generate" ? "response" : "message.content"],
            ["reasoning"] = [$"{message}thinking"],
            ["parallel tool calls"] = [$"{message}tool_calls.function.name"],
            ["logprobs"] = ["logprobs.logprob"],
            ["usage"] = ["prompt_eval_count"],
        };
    }

    public override string? Reply(Concern concern) => concern.Name switch
    {
        "text" => Said("\"content\":\"mark-text\""),
        "reasoning" => Said("\"content\":\"\",\"thinking\":\"mark-reasoning\""),
        "parallel tool calls" => Said("""
            "content":"","tool_calls":[{"function":{"name":"f","arguments":{}}},{"function":{"name":"mark_tool_b","arguments":{}}}]
            """.Trim()),
        "logprobs" => Said("\"content\":\"hi\"", ",\"logprobs\":[{\"token\":\"hi\",\"logprob\":-0.4711,\"bytes\":[104,105]}]"),
        "usage" => Said("\"content\":\"hi\""),
        Concern.Unknown => Said("\"content\":\"hi\"", ",\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    public override string? Request(Concern concern) => concern.Name switch
    {
        "image as data" => Messages("""[{"role":"user","content":"hi","images":["bWFyay1pbWFnZQ=="]}]"""),
        "JSON schema" => With("\"format\":{\"type\":\"object\",\"description\":\"mark-schema\"}"),
        "stop" => With("\"options\":{\"stop\":[\"mark-stop\"]}"),
        "seed" => With("\"options\":{\"seed\":4713}"),
        "max tokens" => With("\"options\":{\"num_predict\":4714}"),
        "tools" => With("""
            "tools":[{"type":"function","function":{"name":"mark_tool","parameters":{"type":"object","properties":{}}}}]
            """),
        "tool results" => Turn(""),
        "reasoning back" => Turn("\"thinking\":\"mark-thought\","),
        "logprobs" => With("\"logprobs\":true,\"top_logprobs\":17"),
        Concern.Unknown => With("\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    private static string Said(string message, string beside = "") =>
        $$$"""{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant",{{{message}}}},"done":false{{{beside}}}}""" + "\n"
        + """{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":4711,"eval_count":7}""" + "\n";

    private static string Messages(string messages) => $$$"""{"model":"m","messages":{{{messages}}}}""";

    private static string With(string member) => $$$"""{"model":"m","messages":[{"role":"user","content":"hi"}],{{{member.Trim()}}}}""";

    private static string Turn(string member) => Messages(
        """[{"role":"user","content":"hi"},{"role":"assistant","content":"",""" + member
        + """ "tool_calls":[{"function":{"name":"f","arguments":{}}}]},{"role":"tool","tool_name":"f","content":"mark-result"}]""");
}
