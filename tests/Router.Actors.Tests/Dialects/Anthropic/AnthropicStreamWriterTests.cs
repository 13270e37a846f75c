using System.Text.Json;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicStreamWriterTests
{
    private const string Done = "[DONE]";

    private const string Finish = """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""";

    [Fact]
    public void Write_Text_IsTheNativeSequence()
    {
        var output = Exchange.Run(
            Exchange.Sse([
                """{"id":"chatcmpl-9","choices":[{"index":0,"delta":{"content":"hi"}}]}""", """{"choices":[{"index":0,"delta":{},"finish_reason":"length"}]}""",
                """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}}""", Done]),
            client: "anthropic").Output;
        Assert.Equal("""
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_router","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"input_tokens":5,"output_tokens":7}}

            event: message_stop
            data: {"type":"message_stop"}


            """, output);
    }

    public static TheoryData<string[]> Interleavings =>
    [
        [Call(0, "a"), Call(1, "b"), Arguments(0, """{\"x\":"""), Arguments(1, """{\"y\":"""), Arguments(0, "1}"), Arguments(1, "2}")],
        [Call(0, "a"), Call(1, "b"), Arguments(1, """{\"y\":2}"""), Arguments(0, """{\"x\":1}""")],
        [Call(0, "a"), Arguments(0, """{\"x\":1}"""), Call(1, "b"), Arguments(1, """{\"y\":2}""")],
        [Call(0, "a"), Arguments(0, """{\"x\":"""), Call(1, "b"), Arguments(1, """{\"y\":2}"""), Arguments(0, "1}")],
    ];

    [Theory]
    [MemberData(nameof(Interleavings))]
    public void Write_MixedCalls_AreOneBlockAfterTheOther(string[] events)
    {
        var stream = new AnthropicClientStream(Exchange.Run(Exchange.Sse([.. events, Finish, Done]), client: "anthropic").Output);
        Assert.Equal([("tool_use", """{"x":1}"""), ("tool_use", """{"y":2}""")], stream.Blocks.Select(block => (block.Type, block.Said)));
        Assert.Equal(["a", "b"], stream.Blocks.Select(block => block.Start.GetProperty("id").GetString()));
    }

    [Fact]
    public void Write_SecondCallAfterAWholeFirst_IsNotHeldBack()
    {
        var output = Exchange.Run(
            Exchange.Sse([Call(0, "a"), Arguments(0, """{\"x\":\"}\\\"{\"}"""), Call(1, "b"), Arguments(1, """{\"y\":""")]), client: "anthropic").Output;
        Assert.Contains("""{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"y\":"}}""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TextAmongUnfinishedArguments_WaitsForItsTurn()
    {
        var stream = new AnthropicClientStream(Exchange.Run(
            Exchange.Sse([Call(0, "a"), Arguments(0, """{\"x\":"""), """{"choices":[{"index":0,"delta":{"content":"hm"}}]}""", Arguments(0, "1}"), Finish, Done]), client: "anthropic").Output);
        Assert.Equal([("tool_use", """{"x":1}"""), ("text", "hm")], stream.Blocks.Select(block => (block.Type, block.Said)));
    }

    [Fact]
    public void Write_CallWithoutArguments_HasAnEmptyObject()
    {
        var stream = new AnthropicClientStream(Exchange.Run(Exchange.Sse([Call(0, "a"), Call(1, "b"), Finish, Done]), client: "anthropic").Output);
        Assert.Equal(["{}", "{}"], stream.Blocks.Select(block => block.Said));
    }

    [Fact]
    public void Write_LongText_IsSplitIntoLinesThatFit()
    {
        var text = string.Concat(Enumerable.Repeat("é\\u00e9", 100));
        var output = Exchange.Run(
            Exchange.Sse([$$$"""{"choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":"stop"}]}""", Done]), shape: Exchange.Shape(line: 256), client: "anthropic").Output;
        Assert.Equal(new string('é', 200), Assert.Single(new AnthropicClientStream(output).Blocks).Said);
        Assert.All(output.Split('\n'), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 256));
    }

    [Fact]
    public void Write_AnthropicsOwnReply_KeepsAllItsWords()
    {
        string[] own =
        [
            """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1,"service_tier":"standard"}}}""",
            Message.Block("""{"type":"thinking","thinking":"","signature":""}"""), """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s"}}""",
            """{"type":"content_block_stop","index":0}""",
            Message.Block("""{"type":"redacted_thinking","data":"r"}""", 1), """{"type":"content_block_stop","index":1}""",
            Message.Block("""{"type":"server_tool_use","id":"t","name":"web_search","input":{}}""", 2),
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"q\":1}"}}""", """{"type":"content_block_stop","index":2}""",
            Message.Block("""{"type":"web_search_tool_result","tool_use_id":"t","content":[]}""", 3), """{"type":"content_block_stop","index":3}""",
            Message.Block("""{"citations":[],"type":"text","text":""}""", 4),
            """{"type":"content_block_delta","index":4,"delta":{"type":"citations_delta","citation":{"type":"char_location","cited_text":"c"}}}""",
            """{"type":"content_block_delta","index":4,"delta":{"type":"text_delta","text":"a"}}""", """{"type":"content_block_stop","index":4}""",
            Message.Block("""{"type":"text","text":""}""", 5), """{"type":"content_block_delta","index":5,"delta":{"type":"text_delta","text":"b"}}""",
            """{"type":"content_block_stop","index":5}""",
            Message.Block("""{"type":"tool_use","id":"u","name":"f","input":{},"caller":{"type":"direct"}}""", 6),
            """{"type":"content_block_delta","index":6,"delta":{"type":"input_json_delta","partial_json":"{}"}}""", """{"type":"content_block_stop","index":6}""",
            """{"type":"message_delta","delta":{"stop_reason":"stop_sequence","stop_sequence":"x","container":{"id":"k"}},"usage":{"input_tokens":3,"output_tokens":8,"service_tier":"standard","server_tool_use":{"web_search_requests":1}},"context_management":{"applied_edits":[]}}""",
            """{"type":"message_stop"}""",
        ];
        var output = Exchange.Run(Exchange.Sse(own), client: "anthropic").Output;
        Assert.Equal(own, output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(text => text[(text.IndexOf("data: ", StringComparison.Ordinal) + 6)..]));
    }

    [Fact]
    public void Write_AnthropicsOwnDocument_IsTheSame()
    {
        const string own = """{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"thinking","thinking":"h","signature":"s"},{"type":"redacted_thinking","data":"r"},{"type":"text","text":"a","citations":[{"type":"char_location"}]},{"type":"text","text":"b"},{"type":"tool_use","id":"u","name":"f","input":{"x":1},"caller":{"type":"direct"}}],"stop_reason":"pause_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1,"service_tier":"standard"},"container":{"id":"k"}}""";
        Assert.Equal(own, Exchange.Run(System.Text.Encoding.UTF8.GetBytes(own), shape: Exchange.Shape(stream: false), client: "anthropic").Output);
    }

    [Fact]
    public void Write_StreamedOwnBlocksAsADocument_AreWhole()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(Exchange.Run(
            Exchange.Sse([
                Message.Start, Message.Block("""{"type":"server_tool_use","id":"t","name":"n","input":{}}"""), Message.Arguments("""{\"q\":"""), Message.Arguments("1}"), Message.End(),
                Message.Block("""{"type":"compaction","content":null}""", 1), Message.Delta("""{"type":"compaction_delta","content":"sum"}""", 1), Message.End(1),
                Message.Block("""{"type":"text","text":""}""", 2), Message.Delta("""{"type":"citations_delta","citation":{"type":"char_location"}}""", 2), Message.Text("a", 2), Message.End(2),
                Message.Finish("end_turn"), Message.Stop]),
            shape: Exchange.Shape(stream: false), client: "anthropic").Output);
        Assert.Equal(
            """[{"type":"server_tool_use","id":"t","name":"n","input":{"q":1}},{"type":"compaction","content":"sum"},{"type":"text","text":"a","citations":[{"type":"char_location"}]}]""",
            document.GetProperty("content").GetRawText());
        Assert.Equal("""{"input_tokens":3,"cache_creation_input_tokens":5,"cache_read_input_tokens":4,"output_tokens":7}""", document.GetProperty("usage").GetRawText());
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("content_filter")]
    public void Write_RefusalOfAnother_IsTextAndTheReason(string finish)
    {
        var stream = new AnthropicClientStream(Exchange.Run(
            Exchange.Sse(["""{"choices":[{"index":0,"delta":{"refusal":"no"}}]}""", $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{finish}}}"}]}""", Done]), client: "anthropic").Output);
        Assert.Equal(("text", "no"), (Assert.Single(stream.Blocks).Type, stream.Blocks[0].Said));
        Assert.Equal("refusal", stream.StopReason);
    }

    [Fact]
    public void Write_SecondChoice_IsNotShown() => Assert.Equal("a", Assert.Single(new AnthropicClientStream(Exchange.Run(
        Exchange.Sse(["""{"choices":[{"index":1,"delta":{"content":"b"},"finish_reason":"stop"},{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}""", Done]),
        client: "anthropic").Output).Blocks).Said);

    [Fact]
    public void Write_NothingButAFinish_IsAnEmptyMessage()
    {
        var stream = new AnthropicClientStream(Exchange.Run(Exchange.Sse(["""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", Done]), client: "anthropic").Output);
        Assert.Empty(stream.Blocks);
        Assert.Equal("end_turn", stream.StopReason);
    }

    [Fact]
    public void Write_SignatureWithoutThinking_IsABlockThatHoldsIt()
    {
        var writer = DialectCatalog.Default.Client("anthropic").CreateWriter(Exchange.Shape());
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        writer.Write(
            [new() { Kind = DeltaKind.Signature, Text = "s"u8.ToArray() }, new() { Kind = DeltaKind.Signature, OfCall = true, Text = "c"u8.ToArray() }, new() { Kind = DeltaKind.Text, Text = "a"u8.ToArray() }],
            output);
        writer.Complete(output);
        var stream = new AnthropicClientStream(System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal([("thinking", "s"), ("text", "a")], stream.Blocks.Select(block => (block.Type, block.Said)));
    }

    private static string Call(int index, string id) =>
        $$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"id":"{{{id}}}","function":{"name":"f","arguments":""}}]}}]}""";

    private static string Arguments(int index, string json) =>
        $$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"function":{"arguments":"{{{json}}}"}}]}}]}""";
}
