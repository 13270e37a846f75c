namespace LlmRouter.Conformance.Goldens.Matrix;

internal sealed class ResponsesProbe : DialectProbe
{
    private const string Call = """{"type":"function_call","id":"fc_a","call_id":"a","name":"f","arguments":"{}","status":"completed"}""";

    public override string Dialect => "responses";

    public override IReadOnlyDictionary<string, string[]> RequestPlaces { get; } = new Dictionary<string, string[]>
    {
        ["image as data"] = ["input.content.image_url"],
        ["image at a URL"] = ["input.content.image_url"],
        ["file as data"] = ["input.content.file_data"],
        ["JSON schema"] = ["text.format.schema.description"],
        ["max tokens"] = ["max_output_tokens"],
        ["tools"] = ["tools.name"],
        ["tool results"] = ["input.output"],
        ["reasoning back"] = ["input.summary.text"],
        ["signature back"] = ["input.encrypted_content"],
        ["logprobs"] = ["top_logprobs"],
        ["user"] = ["user", "safety_identifier"],
    };

    public override IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade) => new Dictionary<string, string[]>
    {
        ["text"] = ["response.output.content.text"],
        ["reasoning"] = ["response.output.summary.text", "response.output.content.text"],
        ["reasoning signature"] = ["response.output.encrypted_content"],
        ["refusal"] = ["response.output.content.refusal"],
        ["parallel tool calls"] = ["response.output.name"],
        ["logprobs"] = ["response.output.content.logprobs.logprob", "logprobs.logprob"],
        ["citations"] = ["response.output.content.annotations.url", "annotation.url"],
        ["usage"] = ["response.usage.input_tokens"],
        ["cached tokens"] = ["response.usage.input_tokens_details.cached_tokens"],
        ["reasoning tokens"] = ["response.usage.output_tokens_details.reasoning_tokens"],
    };

    public override string? Reply(Concern concern) => concern.Name switch
    {
        "text" => Said(Message("mark-text")),
        "reasoning" => Said(Item("""{"type":"reasoning","id":"i_0","summary":[]}""", """{"type":"reasoning","id":"i_0","summary":[{"type":"summary_text","text":"mark-reasoning"}]}""",
            """{"type":"response.reasoning_summary_part.added","item_id":"i_0","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}""",
            """{"type":"response.reasoning_summary_text.delta","item_id":"i_0","output_index":0,"summary_index":0,"delta":"mark-reasoning"}""")),
        "reasoning signature" => Said(Item("""{"type":"reasoning","id":"i_0","summary":[]}""", """{"type":"reasoning","id":"i_0","summary":[],"encrypted_content":"bWFyay1zaWc="}""")),
        "refusal" => Said(Item("""{"type":"message","id":"i_0","role":"assistant","content":[]}""", """{"type":"message","id":"i_0","role":"assistant","content":[{"type":"refusal","refusal":"mark-refusal"}]}""",
            """{"type":"response.content_part.added","item_id":"i_0","output_index":0,"content_index":0,"part":{"type":"refusal","refusal":""}}""",
            """{"type":"response.refusal.delta","item_id":"i_0","output_index":0,"content_index":0,"delta":"mark-refusal"}""")),
        "parallel tool calls" => Said([.. Function("a", "f", 0), .. Function("b", "mark_tool_b", 1)]),
        "logprobs" => Said(Message("hi", logprobs: ",\"logprobs\":[{\"token\":\"hi\",\"logprob\":-0.4711,\"bytes\":[104,105],\"top_logprobs\":[]}]")),
        "citations" => Said(Message("hi", annotation: """{"type":"url_citation","url":"https://mark.example/cite","title":"t","start_index":0,"end_index":2}""")),
        "usage" => Said(Message("hi"), """{"input_tokens":4711,"output_tokens":7,"total_tokens":4718}"""),
        "cached tokens" => Said(Message("hi"), """{"input_tokens":1000,"input_tokens_details":{"cached_tokens":471},"output_tokens":7,"total_tokens":1007}"""),
        "reasoning tokens" => Said(Message("hi"), """{"input_tokens":10,"output_tokens":700,"output_tokens_details":{"reasoning_tokens":472},"total_tokens":710}"""),
        Concern.Unknown => Said([.. Message("hi"), .. Item("""{"type":"novelty_call","id":"i_1","action":"mark-unknown"}""", """{"type":"novelty_call","id":"i_1","action":"mark-unknown"}""", index: 1)]),
        _ => null,
    };

    public override string? Request(Concern concern) => concern.Name switch
    {
        "image as data" => Asked("""{"type":"input_image","image_url":"data:image/png;base64,bWFyay1pbWFnZQ=="}"""),
        "image at a URL" => Asked("""{"type":"input_image","image_url":"https://mark.example/i.png"}"""),
        "file as data" => Asked("""{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,bWFyay1maWxl"}"""),
        "JSON schema" => With("\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":{\"type\":\"object\",\"description\":\"mark-schema\"}}}"),
        "max tokens" => With("\"max_output_tokens\":4714"),
        "tools" => With("\"tools\":[{\"type\":\"function\",\"name\":\"mark_tool\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}]"),
        "tool results" => Turn(Call),
        "reasoning back" => Turn("""{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"mark-thought"}]},""" + Call),
        "signature back" => Turn("""{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":"bWFyay1zaWc="},""" + Call),
        "logprobs" => With("\"include\":[\"message.output_text.logprobs\"],\"top_logprobs\":17"),
        "user" => With("\"user\":\"mark-user\""),
        Concern.Unknown => With("\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    private static string[] Message(string text, string logprobs = "", string annotation = "") => Item(
        """{"type":"message","id":"i_0","role":"assistant","content":[]}""",
        $$"""{"type":"message","id":"i_0","role":"assistant","content":[{"type":"output_text","text":"{{text}}","annotations":[{{annotation}}]{{logprobs}}}]}""",
        [
            """{"type":"response.content_part.added","item_id":"i_0","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}""",
            $$"""{"type":"response.output_text.delta","item_id":"i_0","output_index":0,"content_index":0,"delta":"{{text}}"{{logprobs}}}""",
            .. annotation.Length == 0 ? (string[])[] : [$$"""{"type":"response.output_text.annotation.added","item_id":"i_0","output_index":0,"content_index":0,"annotation_index":0,"annotation":{{annotation}}}"""],
        ]);

    private static string[] Function(string id, string name, int index) => Item(
        $$"""{"type":"function_call","id":"i_{{index}}","call_id":"{{id}}","name":"{{name}}","arguments":""}""",
        $$"""{"type":"function_call","id":"i_{{index}}","call_id":"{{id}}","name":"{{name}}","arguments":"{}"}""",
        [$$"""{"type":"response.function_call_arguments.delta","item_id":"i_{{index}}","output_index":{{index}},"delta":"{}"}"""], index);

    private static string[] Item(string added, string done, params string[] between) => Item(added, done, between, 0);

    private static string[] Item(string added, string done, string[]? between = null, int index = 0) =>
    [
        $$"""{"type":"response.output_item.added","output_index":{{index}},"item":{{added}}}""", .. between ?? [],
        $$"""{"type":"response.output_item.done","output_index":{{index}},"item":{{done}}}""",
    ];

    // The whole answer stands once more in the last event, as OpenAI sends it.
    private static string Said(string[] items, string usage = """{"input_tokens":1,"output_tokens":2,"total_tokens":3}""")
    {
        var output = string.Join(',', items.Where(item => item.Contains("output_item.done", StringComparison.Ordinal)).Select(item => item[(item.IndexOf("\"item\":", StringComparison.Ordinal) + 7)..^1]));
        return Sse(
        [
            """{"type":"response.created","response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m","output":[]}}""",
            .. items,
            $$$"""{"type":"response.completed","response":{"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","output":[{{{output}}}],"usage":{{{usage}}}}}""",
        ]);
    }

    private static string Asked(string part) => $$"""{"model":"m","stream":true,"input":[{"role":"user","content":[{{part}}]}]}""";

    private static string With(string member) => $$"""{"model":"m","stream":true,"input":"hi",{{member}}}""";

    private static string Turn(string items) => $$"""
        {"model":"m","stream":true,"input":[{"role":"user","content":"hi"},{{items}},{"type":"function_call_output","call_id":"a","output":"mark-result"}]}
        """;
}
