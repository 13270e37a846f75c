using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicDeltaReaderTests
{
    private const string Tool = """{"type":"tool_use","id":"toolu_1","name":"f","input":{}}""";

    [Fact]
    public void Read_Stream_GivesTheSharedWords()
    {
        var exchange = Exchange.OfEvents(
            Message.Start, """{"type": "ping"}""",
            Message.Block("""{"type":"thinking","thinking":"","signature":""}"""), Message.Delta("""{"type":"thinking_delta","thinking":"hm"}"""),
            Message.Delta("""{"type":"signature_delta","signature":"sig=="}"""), Message.End(),
            Message.Block("""{"type":"text","text":""}""", 1), Message.Text("""a\n""", 1), Message.Text("b", 1), Message.End(1),
            Message.Block(Tool, 2), Message.Arguments("", 2), Message.Arguments("""{\"x\":""", 2), Message.Arguments("1}", 2), Message.End(2),
            Message.Finish("tool_use"), Message.Stop);
        Assert.Equal("anthropic", exchange.Dialect);
        Assert.Equal(("hm", """a\nb"""), (exchange.Text(DeltaKind.Reasoning), exchange.Text(DeltaKind.Text)));
        Assert.Equal("sig==", Assert.Single(exchange.Of(DeltaKind.Signature)).Text);
        var call = Assert.Single(exchange.Of(DeltaKind.ToolCallStarted));
        Assert.Equal((0, "toolu_1", "f"), (call.Tool, call.Id, call.Name));
        Assert.Equal("""{\"x\":1}""", exchange.Text(DeltaKind.ToolArguments));
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(exchange.Of(DeltaKind.Finished)).Finish);
        Assert.True(exchange.IsComplete);
    }

    [Fact]
    public void Read_Usage_AddsTheCacheAndTakesTheLaterMembers()
    {
        var usage = Exchange.OfEvents(Message.Start, Message.Finish("end_turn"), Message.Stop).Of(DeltaKind.Usage).Last().Usage;
        Assert.Equal(new TokenUsage(12, 7, 19) { CachedTokens = 4, CacheWriteTokens = 5 }, usage);
    }

    [Fact]
    public void Read_ThinkingTokens_AreReasoningTokens() => Assert.Equal(9, Exchange.OfEvents(
        Message.Start, """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":20,"output_tokens_details":{"thinking_tokens":9}}}""",
        Message.Stop).Of(DeltaKind.Usage).Last().Usage.ReasoningTokens);

    [Theory]
    [InlineData("end_turn", FinishReason.Stop)]
    [InlineData("stop_sequence", FinishReason.Stop)]
    [InlineData("pause_turn", FinishReason.Stop)]
    [InlineData("invented_later", FinishReason.Stop)]
    [InlineData("max_tokens", FinishReason.Length)]
    [InlineData("model_context_window_exceeded", FinishReason.Length)]
    [InlineData("tool_use", FinishReason.ToolCalls)]
    [InlineData("refusal", FinishReason.ContentFilter)]
    public void Read_StopReason_IsMapped(string reason, object expected) =>
        Assert.Equal(expected, Assert.Single(Exchange.OfEvents(Message.Start, Message.Finish(reason), Message.Stop).Of(DeltaKind.Finished)).Finish);

    [Theory]
    [InlineData("""{"x": 1}""", "", """{\"x\":1}""")]
    [InlineData("""{"x": 1}""", """{\"y\":2}""", """{\"y\":2}""")]
    [InlineData("{}", """{\"y\":2}""", """{\"y\":2}""")]
    [InlineData("{}", "", "{}")]
    [InlineData("null", "", "{}")]
    public void Read_InputOfACall_IsItsArgumentsOnce(string input, string partial, string expected) => Assert.Equal(expected, Exchange.OfEvents(
        Message.Start, Message.Block(Tool.Replace("{}", input, StringComparison.Ordinal)), Message.Arguments(partial), Message.End(), Message.Finish("tool_use"), Message.Stop)
        .Text(DeltaKind.ToolArguments));

    [Fact]
    public void Read_CallWithoutStop_HasItsArgumentsBeforeTheFinish()
    {
        var exchange = Exchange.OfEvents(Message.Start, Message.Block(Tool), Message.Finish("tool_use"), Message.Stop);
        Assert.Equal("{}", exchange.Text(DeltaKind.ToolArguments));
    }

    [Fact]
    public void Read_CallCutOff_HasNoMadeUpArguments() =>
        Assert.Empty(Exchange.OfEvents(Message.Start, Message.Block(Tool)).Of(DeltaKind.ToolArguments));

    [Fact]
    public void Read_SecondCall_HasTheNextSlotWhateverItsBlock()
    {
        var exchange = Exchange.OfEvents(
            Message.Start, Message.Block(Tool, 3), Message.Arguments("{}", 3), Message.End(3),
            Message.Block("""{"type":"server_tool_use","id":"s","name":"web_search","input":{}}""", 4), Message.Arguments("""{\"q\":1}""", 4), Message.End(4),
            Message.Block(Tool.Replace("toolu_1", "toolu_2", StringComparison.Ordinal), 7), Message.Arguments("{}", 7), Message.End(7), Message.Finish("tool_use"), Message.Stop);
        Assert.Equal([(0, "toolu_1"), (1, "toolu_2")], exchange.Of(DeltaKind.ToolCallStarted).Select(said => (said.Tool, said.Id)));
        Assert.Equal(["{}", "{}"], exchange.Of(DeltaKind.ToolArguments).Select(said => said.Text));
    }

    [Fact]
    public void Read_Citation_IsAnAnnotation()
    {
        var exchange = Exchange.OfEvents(
            Message.Start, Message.Block("""{"type":"text","text":"","citations":[]}"""),
            Message.Delta("""{"type":"citations_delta","citation":{"type":"web_search_result_location","cited_text":"c","url":"https://example.com","title":"t","encrypted_index":"e"}}"""),
            Message.Text("x"), Message.End(), Message.Finish("end_turn"), Message.Stop);
        Assert.Equal(""" "url":"https://example.com","title":"t","cited_text":"c" """.Trim(), Assert.Single(exchange.Of(DeltaKind.Annotation)).Text);
    }

    [Fact]
    public void Read_OwnBlocks_SayNothingToOthers()
    {
        var exchange = Exchange.OfEvents(
            Message.Start, Message.Block("""{"type":"redacted_thinking","data":"x"}"""), Message.End(), Message.Text("a", 1), """{"type":"later_invention","index":0}""",
            Message.Finish("end_turn"), Message.Stop);
        Assert.Equal("a", exchange.Text(DeltaKind.Text));
        Assert.Empty(exchange.Of(DeltaKind.Extension));
        Assert.Null(exchange.Error);
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"busy"}}""", "overloaded_error", "busy")]
    [InlineData("""{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}""", "rate_limit_error", "slow")]
    public void Read_ErrorEvent_IsTheProvidersOwn(string error, string type, string message)
    {
        var exchange = Exchange.OfEvents(Message.Start, Message.Text("a"), error, Message.Stop);
        Assert.Equal((type, message), (exchange.Error?.Type, exchange.Error?.Message));
        Assert.Equal("a", exchange.Text(DeltaKind.Text));
    }

    [Fact]
    public void Read_Document_SaysTheSameAsAStream()
    {
        var exchange = Exchange.Run("""
            {"id":"msg_1","type":"message","role":"assistant","model":"up","content":[{"type":"thinking","thinking":"hm","signature":"s"},
            {"type":"text","text":"a","citations":[{"type":"char_location","cited_text":"c","document_index":0,"document_title":"d"}]},
            {"type":"tool_use","id":"t","name":"f","input":{"x":1}},{"type":"tool_use","id":"u","name":"g","input":{}}],
            "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":2}}
            """u8.ToArray());
        Assert.True(exchange.IsComplete);
        Assert.Equal(("hm", "s", "a"), (exchange.Text(DeltaKind.Reasoning), exchange.Text(DeltaKind.Signature), exchange.Text(DeltaKind.Text)));
        Assert.Equal(["""{\"x\":1}""", "{}"], exchange.Of(DeltaKind.ToolArguments).Select(said => said.Text));
        Assert.Equal(""" "title":"d","cited_text":"c" """.Trim(), Assert.Single(exchange.Of(DeltaKind.Annotation)).Text);
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(exchange.Of(DeltaKind.Finished)).Finish);
        Assert.Equal(3, exchange.Of(DeltaKind.Usage).Last().Usage.TotalTokens);
    }
}
