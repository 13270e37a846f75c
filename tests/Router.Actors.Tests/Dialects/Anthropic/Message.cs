namespace LlmRouter.Tests.Dialects.Anthropic;

/// <summary>Hand-written events of a Messages stream.</summary>
internal static class Message
{
    public const string Start = """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"up","content":[],"stop_reason":null,"usage":{"input_tokens":3,"cache_read_input_tokens":4,"cache_creation_input_tokens":5,"output_tokens":1}}}""";

    public const string Stop = """{"type":"message_stop"}""";

    public static string Block(string block, int index = 0) => $$"""{"type":"content_block_start","index":{{index}},"content_block":{{block}}}""";

    public static string Delta(string delta, int index = 0) => $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}  }   """;

    public static string Text(string text, int index = 0) => Delta($$"""{"type":"text_delta","text":"{{text}}"}""", index);

    public static string Arguments(string json, int index = 0) => Delta($$"""{"type":"input_json_delta","partial_json":"{{json}}"}""", index);

    public static string End(int index = 0) => $$"""{"type":"content_block_stop","index":{{index}} }""";

    public static string Finish(string reason, string more = "") => $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}"{{{more}}}},"usage":{"output_tokens":7}}""";
}
