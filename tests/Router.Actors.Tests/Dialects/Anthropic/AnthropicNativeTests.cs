namespace LlmRouter.Tests.Dialects.Anthropic;

/// <summary>What an Anthropic says beyond the vocabulary passes to its own clients, if they can tell what it is.</summary>
public sealed class AnthropicNativeTests
{
    [Theory]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"tXpe":"text_delta","text":"lost"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":7}}""")]
    [InlineData("""{"type":"content_block_start","index":1,"content_block":{"text":"lost"}}""")]
    public void Read_BlockOrDeltaWithoutAType_SaysNothing(string about) => Assert.Equal(Run(), Run(about));

    [Theory]
    [InlineData("""{"type":"text"}""", """{"type":"text","text":""}""")]
    [InlineData("""{"type":"text","text":null,"x":1}""", """{"type":"text","text":"","x":1}""")]
    [InlineData("""{"type":"thinking"}""", """{"type":"thinking","thinking":"","signature":""}""")]
    public void Read_BlockWithoutItsText_BeginsEmpty(string block, string expected) => Assert.Contains(
        "\"content_block\":" + expected + "}", Run($$"""{"type":"content_block_start","index":1,"content_block":{{block}}}"""), StringComparison.Ordinal);

    [Fact]
    public void Read_DeltaOfAnUnknownType_Passes() => Assert.Contains(
        """{"type":"new_delta","x":1}""", Run("""{"type":"content_block_delta","index":0,"delta":{"type":"new_delta","x":1}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 161, 0, 161)]
    [InlineData(200, 161, 39, 161)]
    [InlineData(-3, 0, 0, 0)]
    public void Write_CountsOfAnotherDialect_AreNeverNegative(int prompt, int cached, int input, int read)
    {
        var output = Exchange.Run(
            Exchange.Sse([
                """{"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":"stop"}]}""",
                $$$"""{"choices":[],"usage":{"prompt_tokens":{{{prompt}}},"completion_tokens":-1,"prompt_tokens_details":{"cached_tokens":{{{cached}}}} } }""",
                "[DONE]"]),
            client: "anthropic").Output;
        Assert.Contains($"\"usage\":{{\"input_tokens\":{input},\"cache_read_input_tokens\":{read},\"output_tokens\":0}}", output, StringComparison.Ordinal);
    }

    private static string Run(params string[] more) => Exchange.Run(
        Exchange.Sse([
            """{"type":"message_start","message":{"id":"msg_1","role":"assistant","content":[]}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"hi"}}""",
            .. more,
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"}}""", """{"type":"message_stop"}"""]),
        client: "anthropic").Output;
}
