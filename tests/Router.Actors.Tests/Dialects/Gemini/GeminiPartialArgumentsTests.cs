using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Gemini;

/// <summary>Vertex AI streams the arguments of a call in pieces when it is asked to.</summary>
public sealed class GeminiPartialArgumentsTests
{
    [Fact]
    public void Read_Pieces_AreOneCall()
    {
        var said = Run(
            """{"name":"f","willContinue":true}""",
            """{"partialArgs":[{"jsonPath":"$.id","stringValue":"A \"b","willContinue":true}],"willContinue":true}""",
            """{"partialArgs":[{"jsonPath":"$.id","stringValue":"c"}],"willContinue":true}""",
            "{}",
            """{"name":"g","willContinue":true}""",
            "{}");
        Assert.Equal([("f", 0), ("g", 1)], said.Of(DeltaKind.ToolCallStarted).Select(call => (call.Name, call.Tool)));
        Assert.Equal(["""{\"id\":\"A \\\"bc\"}""", "{}"], said.Of(DeltaKind.ToolArguments).Select(call => call.Text));
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(said.Of(DeltaKind.Finished)).Finish);
    }

    [Theory]
    [InlineData("""{"jsonPath":"$.a","numberValue":1.5}""", """{"a":1.5}""")]
    [InlineData("""{"jsonPath":"$.a","boolValue":true}""", """{"a":true}""")]
    [InlineData("""{"jsonPath":"$.a","nullValue":"NULL_VALUE"}""", """{"a":null}""")]
    [InlineData("""{"jsonPath":"$.a.b","numberValue":1},{"jsonPath":"$.a.c","numberValue":2}""", """{"a":{"b":1,"c":2}}""")]
    [InlineData("""{"jsonPath":"$.a[0]","numberValue":1},{"jsonPath":"$.a[1].x","stringValue":"y"}""", """{"a":[1,{"x":"y"}]}""")]
    [InlineData("""{"jsonPath":"$['a.b']['c']","numberValue":1}""", """{"a.b":{"c":1}}""")]
    [InlineData("""{"jsonPath":"$.a","numberValue":1},{"jsonPath":"$.a","numberValue":2}""", """{"a":2}""")]
    [InlineData("""{"jsonPath":"$.a","stringValue":"\ud83d"},{"jsonPath":"$.a","stringValue":"\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"jsonPath":"$","numberValue":1}""", "{}")]
    [InlineData("""{"jsonPath":"$.","numberValue":1}""", """{"":1}""")]
    [InlineData("""{"jsonPath":"$[","numberValue":1}""", """{"":1}""")]
    [InlineData("""{"jsonPath":"$['","numberValue":1}""", """{"":1}""")]
    public void Read_Paths_AreFollowed(string pieces, string expected) => Assert.Equal(
        expected,
        System.Text.Encoding.UTF8.GetString(LlmRouter.Json.EscapedText.Unescape(System.Text.Encoding.UTF8.GetBytes(
            Assert.Single(Run($$"""{"name":"f","partialArgs":[{{pieces}}]}""").Of(DeltaKind.ToolArguments)).Text))));

    [Fact]
    public void Read_CallLeftOpen_IsWholeOnceTheCandidateHasFinished() => Assert.Equal(
        """{\"a\":1}""",
        Assert.Single(Run("""{"name":"f","partialArgs":[{"jsonPath":"$.a","numberValue":1}],"willContinue":true}""").Of(DeltaKind.ToolArguments)).Text);

    [Fact]
    public void Read_PathDeeperThanAnyArguments_Fails() => Assert.NotNull(
        Run($$"""{"name":"f","partialArgs":[{"jsonPath":"${{string.Concat(Enumerable.Repeat(".a", 70))}}","numberValue":1}]}""").Error);

    private static Exchange Run(params string[] calls) => Exchange.OfEvents(
        [.. calls.Select(call => $$$"""{"candidates":[{"content":{"parts":[{"functionCall":{{{call}}}}]}}]}"""), """{"candidates":[{"finishReason":"STOP"}]}"""]);
}
