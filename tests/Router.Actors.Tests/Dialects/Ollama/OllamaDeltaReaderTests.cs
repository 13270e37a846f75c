using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaDeltaReaderTests
{
    private const string End = """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":4,"eval_count":5,"total_duration":9}""";

    [Fact]
    public void Read_ChatLines_AreTextReasoningFinishUsageAndEnd()
    {
        var exchange = Lines("""{"model":"m","message":{"role":"assistant","content":"","thinking":"hm"},"done":false}""", """{"model":"m","message":{"content":"hi"},"done":false}""", End);
        Assert.Equal(("hm", "hi"), (exchange.Text(DeltaKind.Reasoning), exchange.Text(DeltaKind.Text)));
        Assert.Equal(FinishReason.Stop, Assert.Single(exchange.Of(DeltaKind.Finished)).Finish);
        Assert.Equal(new TokenUsage(4, 5, 9), Assert.Single(exchange.Of(DeltaKind.Usage)).Usage);
        Assert.Equal(DeltaKind.Ended, exchange.Deltas[^1].Kind);
        Assert.True(exchange.IsComplete);
    }

    [Fact]
    public void Read_GenerateLines_AreTextAndReasoning()
    {
        var exchange = Lines("""{"model":"m","response":"","thinking":"hm","done":false}""", """{"model":"m","response":"hi","done":false}""", """{"model":"m","response":"","done":true,"done_reason":"length","context":[1]}""");
        Assert.Equal(("hm", "hi"), (exchange.Text(DeltaKind.Reasoning), exchange.Text(DeltaKind.Text)));
        Assert.Equal(FinishReason.Length, Assert.Single(exchange.Of(DeltaKind.Finished)).Finish);
    }

    [Fact]
    public void Read_Calls_GetSlotsIdsAndSerializedArguments()
    {
        var exchange = Lines(
            """{"message":{"content":"","tool_calls":[{"function":{"name":"f","arguments":{"a": "\"b\""}}},{"id":"given","function":{"index":1,"name":"g","arguments":{}}}]},"done":false}""",
            """{"message":{"content":"","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":false}""", End);
        Assert.Equal([(0, "call_0", "f"), (1, "given", "g"), (2, "call_2", "f")], exchange.Of(DeltaKind.ToolCallStarted).Select(said => (said.Tool, said.Id, said.Name)));
        Assert.Equal(["""{\"a\":\"\\\"b\\\"\"}""", "{}", """{\"a\":1}"""], exchange.Of(DeltaKind.ToolArguments).Select(said => said.Text));
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(exchange.Of(DeltaKind.Finished)).Finish);
        Assert.Equal(("f", "{\"a\":\"\\\"b\\\"\"}"), (new ClientStream(exchange.Output).Choices[0].Calls[0].Name, new ClientStream(exchange.Output).Choices[0].Calls[0].Arguments));
    }

    [Fact]
    public void Read_ContentOnTheDoneLine_IsNotLost() =>
        Assert.Equal("hi", Lines("""{"model":"m","message":{"content":"hi"},"done":true}""").Text(DeltaKind.Text));

    [Fact]
    public void Read_NoCounts_GivesNoUsage() => Assert.Empty(Lines("""{"message":{"content":"hi"},"done":true}""").Of(DeltaKind.Usage));

    [Fact]
    public void Read_NoDone_IsIncomplete() => Assert.Equal(ErrorCode.StreamIncomplete, Lines("""{"message":{"content":"hi"},"done":false}""").Error?.Code);

    [Fact]
    public void Read_ErrorLine_FailsWithItsText()
    {
        var exchange = Lines("""{"message":{"content":"hi"},"done":false}""", """{"error":"out of memory"}""");
        Assert.Equal((ErrorCode.UpstreamError, "out of memory"), (exchange.Error?.Code, exchange.Error?.Message));
    }

    [Fact]
    public void Read_BrokenLine_Fails() => Assert.Equal(ErrorCode.InvalidResponse, Lines("""{"message":{"content":"hi"},"done":false}""", "[1]").Error?.Code);

    private static Exchange Lines(params string[] lines) => Exchange.Run(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
}
