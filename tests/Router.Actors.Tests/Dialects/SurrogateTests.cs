using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

public sealed class SurrogateTests
{
    private const string Done = "[DONE]";

    [Fact]
    public void Translate_PairInTwoDeltas_IsJoined() =>
        Assert.Equal("""a\ud83d\ude00b""", Exchange.OfEvents(Content("""a\ud83d"""), Content("""\ude00b"""), Done).Text(DeltaKind.Text));

    [Fact]
    public void Translate_PairInTwoDeltas_NeverGivesOutHalfOfIt()
    {
        var exchange = Exchange.OfEvents(Content("""\ud83d"""), Content("""\ude00"""), Done);
        Assert.Equal("""\ud83d\ude00""", Assert.Single(exchange.Of(DeltaKind.Text)).Text);
    }

    [Theory]
    [InlineData("""\ud83d""", "x", """\ufffdx""")]
    [InlineData("""\ud83d""", """\ud83d""", """\ufffd\ufffd""")]
    [InlineData("x", """\ude00""", """x\ufffd""")]
    [InlineData("""\\ud83d""", """\ude00""", """\\ud83d\ufffd""")]
    public void Translate_HalfThatStaysAlone_IsReplaced(string first, string second, string expected) =>
        Assert.Equal(expected, Exchange.OfEvents(Content(first), Content(second), Done).Text(DeltaKind.Text));

    [Fact]
    public void Translate_HalfAtTheEnd_IsReplacedBeforeTheFinish()
    {
        var exchange = Exchange.OfEvents(Content("""a\ud83d"""), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""");
        Assert.Equal("""a\ufffd""", exchange.Text(DeltaKind.Text));
        Assert.Equal(DeltaKind.Finished, exchange.Deltas[^1].Kind);
    }

    [Fact]
    public void Translate_HalvesOfDifferentChoicesAndKinds_AreNotMixed()
    {
        var exchange = Exchange.OfEvents(
            """{"choices":[{"index":0,"delta":{"content":"\ud83d","reasoning":"\ud83c"}},{"index":1,"delta":{"content":"\ud83e"}}]}""",
            """{"choices":[{"index":1,"delta":{"content":"\udd14"}},{"index":0,"delta":{"content":"\ude00","reasoning":"\udf89"}}]}""", Done);
        Assert.Equal("""\ud83d\ude00""", exchange.Text(DeltaKind.Text));
        Assert.Equal("""\ud83c\udf89""", exchange.Text(DeltaKind.Reasoning));
        Assert.Equal("""\ud83e\udd14""", exchange.Text(DeltaKind.Text, choice: 1));
    }

    [Fact]
    public void Translate_HalvesInToolArguments_AreJoinedPerCall()
    {
        var exchange = Exchange.OfEvents(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"\ud83d"}},{"index":1,"id":"b","function":{"name":"g","arguments":"\ud83e"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"\udd14"}},{"index":0,"function":{"arguments":"\ude00"}}]}}]}""", Done);
        Assert.Equal("""\ud83d\ude00""", string.Concat(exchange.Of(DeltaKind.ToolArguments).Where(said => said.Tool == 0).Select(said => said.Text)));
        Assert.Equal("""\ud83e\udd14""", string.Concat(exchange.Of(DeltaKind.ToolArguments).Where(said => said.Tool == 1).Select(said => said.Text)));
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"\\ud83d\",\"function\":{\"name\":\"\\ude00\"}}]}}]}\n\n")]
    [InlineData("{\"message\":{\"tool_calls\":[{\"id\":\"\\ud83d\",\"function\":{\"name\":\"\\ude00\"}}]},\"done\":false}\n")]
    public void Translate_HalvesInACallsIdAndName_AreReplaced(string body)
    {
        var call = Assert.Single(Exchange.Run(System.Text.Encoding.UTF8.GetBytes(body)).Of(DeltaKind.ToolCallStarted));
        Assert.Equal(("\\ufffd", "\\ufffd"), (call.Id, call.Name));
    }

    private static string Content(string escaped) => $$$"""{"choices":[{"index":0,"delta":{"content":"{{{escaped}}}"}}]}""";
}
