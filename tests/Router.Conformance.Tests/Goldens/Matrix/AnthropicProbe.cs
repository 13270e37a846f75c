namespace LlmRouter.Conformance.Goldens.Matrix;

internal sealed class AnthropicProbe : DialectProbe
{
    private const string Call = """{"type":"tool_use","id":"a","name":"f","input":{}}""";

    public override string Dialect => "anthropic";

    public override IReadOnlyDictionary<string, string[]> RequestPlaces { get; } = new Dictionary<string, string[]>
    {
        ["image as data"] = ["messages.content.source.data"],
        ["image at a URL"] = ["messages.content.source.url"],
        ["file as data"] = ["messages.content.source.data"],
        ["JSON schema"] = ["output_config.format.schema.description", "output_format.schema.description"],
        ["stop"] = ["stop_sequences"],
        ["max tokens"] = ["max_tokens"],
        ["tools"] = ["tools.name"],
        ["tool results"] = ["messages.content.content", "messages.content.content.text"],
        ["reasoning back"] = ["messages.content.thinking"],
        ["signature back"] = ["messages.content.signature"],
        ["user"] = ["metadata.user_id"],
    };

    public override IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade) => new Dictionary<string, string[]>
    {
        ["text"] = ["delta.text"],
        ["reasoning"] = ["delta.thinking"],
        ["reasoning signature"] = ["delta.signature"],
        ["parallel tool calls"] = ["content_block.name"],
        ["citations"] = ["delta.citation.url"],
        ["usage"] = ["usage.input_tokens", "message.usage.input_tokens"],
        ["cached tokens"] = ["usage.cache_read_input_tokens"],
        ["reasoning tokens"] = ["usage.output_tokens_details.thinking_tokens"],
    };

    public override string? Reply(Concern concern) => concern.Name switch
    {
        "text" => Said(Block("""{"type":"text","text":""}""", """{"type":"text_delta","text":"mark-text"}""")),
        "reasoning" => Said(Block("""{"type":"thinking","thinking":""}""", """{"type":"thinking_delta","thinking":"mark-reasoning"}""")),
        "reasoning signature" => Said(Block(
            """{"type":"thinking","thinking":""}""", """{"type":"thinking_delta","thinking":"hm"}""", """{"type":"signature_delta","signature":"bWFyay1zaWc="}""")),
        "parallel tool calls" => Said([.. Block(Call), .. Block("""{"type":"tool_use","id":"b","name":"mark_tool_b","input":{}}""", index: 1)], "tool_use"),
        "citations" => Said(Block(
            """{"type":"text","text":""}""", """{"type":"text_delta","text":"hi"}""",
            """{"type":"citations_delta","citation":{"type":"web_search_result_location","url":"https://mark.example/cite","title":"t","cited_text":"c","encrypted_index":"e"}}""")),
        "usage" => Said(Text, usage: """{"input_tokens":4711,"output_tokens":7}"""),
        "cached tokens" => Said(Text, usage: """{"input_tokens":10,"cache_read_input_tokens":471,"output_tokens":7}"""),
        "reasoning tokens" => Said(Text, usage: """{"input_tokens":10,"output_tokens":700,"output_tokens_details":{"thinking_tokens":472}}"""),
        Concern.Unknown => Said([.. Text, .. Block("""{"type":"server_tool_use","id":"s","name":"mark-unknown","input":{}}""", index: 1)]),
        _ => null,
    };

    public override string? Request(Concern concern) => concern.Name switch
    {
        "image as data" => Asked("""{"type":"image","source":{"type":"base64","media_type":"image/png","data":"bWFyay1pbWFnZQ=="}}"""),
        "image at a URL" => Asked("""{"type":"image","source":{"type":"url","url":"https://mark.example/i.png"}}"""),
        "file as data" => Asked("""{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"bWFyay1maWxl"}}"""),
        "JSON schema" => With("\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"description\":\"mark-schema\"}}}"),
        "stop" => With("\"stop_sequences\":[\"mark-stop\"]"),
        "max tokens" => With("\"max_tokens\":4714", limit: ""),
        "tools" => With("\"tools\":[{\"name\":\"mark_tool\",\"input_schema\":{\"type\":\"object\"}}]"),
        "tool results" => Turn(Call),
        "reasoning back" => Turn("""{"type":"thinking","thinking":"mark-thought","signature":"c2ln"},""" + Call),
        "signature back" => Turn("""{"type":"thinking","thinking":"hm","signature":"bWFyay1zaWc="},""" + Call),
        "user" => With("\"metadata\":{\"user_id\":\"mark-user\"}"),
        Concern.Unknown => With("\"novelty\":\"mark-unknown\""),
        _ => null,
    };

    private static string[] Text => Block("""{"type":"text","text":""}""", """{"type":"text_delta","text":"hi"}""");

    private static string[] Block(string start, params string[] deltas) => Block(start, 0, deltas);

    private static string[] Block(string start, int index, params string[] deltas) =>
    [
        $$"""{"type":"content_block_start","index":{{index}},"content_block":{{start}}}""",
        .. deltas.Select(delta => $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}}"""),
        $$"""{"type":"content_block_stop","index":{{index}}}""",
    ];

    private static string Said(string[] blocks, string stop = "end_turn", string usage = """{"input_tokens":1,"output_tokens":2}""") => Sse(
    [
        $$$"""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{{{usage}}}}}""",
        .. blocks,
        $$"""{"type":"message_delta","delta":{"stop_reason":"{{stop}}","stop_sequence":null},"usage":{{usage}}}""",
        """{"type":"message_stop"}""",
    ]);

    private static string Asked(string part) => $$"""{"model":"m","stream":true,"max_tokens":9,"messages":[{"role":"user","content":[{{part}}]}]}""";

    private static string With(string member, string limit = "\"max_tokens\":9,") =>
        $$"""{"model":"m","stream":true,{{limit}}"messages":[{"role":"user","content":"hi"}],{{member}}}""";

    private static string Turn(string blocks) => $$"""
        {"model":"m","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{{blocks}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"mark-result"}]}]}
        """;
}
