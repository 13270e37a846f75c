using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiDeltaReaderTests
{
    private const string Done = "[DONE]";

    [Theory]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":null,"id":"x"}""")]
    [InlineData("""{"object":"chat.completion.chunk","usage":null}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"role":"","content":""},"finish_reason":""}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":null,"finish_reason":null}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"tool_calls":null,"refusal":null,"x":null},"logprobs":null}],"timings":null}""")]
    [InlineData("""{"choices":[null,1,"x"]}""")]
    public void Read_ChunkWithoutContent_SaysNothingThatIsWaitedFor(string chunk)
    {
        var exchange = Exchange.OfEvents(chunk, Text("hi"), chunk, Done);
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
        Assert.Null(exchange.Error);
        Assert.DoesNotContain(exchange.Deltas, said => said.Kind is DeltaKind.Finished or DeltaKind.Extension or DeltaKind.Usage);
    }

    [Fact]
    public void Read_RoleInEveryDelta_SaysOnlyTheText() =>
        Assert.Equal("ab", Exchange.OfEvents(
            """{"choices":[{"delta":{"role":"assistant","content":"a"}}]}""", """{"choices":[{"delta":{"role":"assistant","content":"b"}}]}""", Done).Text(DeltaKind.Text));

    [Theory]
    [InlineData("stop", nameof(FinishReason.Stop))]
    [InlineData("eos", nameof(FinishReason.Stop))]
    [InlineData("end_turn", nameof(FinishReason.Stop))]
    [InlineData("STOP", nameof(FinishReason.Stop))]
    [InlineData("abort", nameof(FinishReason.Stop))]
    [InlineData("never_heard_of", nameof(FinishReason.Stop))]
    [InlineData("length", nameof(FinishReason.Length))]
    [InlineData("MAX_TOKENS", nameof(FinishReason.Length))]
    [InlineData("max_tokens", nameof(FinishReason.Length))]
    [InlineData("content_filter", nameof(FinishReason.ContentFilter))]
    [InlineData("SAFETY", nameof(FinishReason.ContentFilter))]
    [InlineData("tool_calls", nameof(FinishReason.ToolCalls))]
    [InlineData("function_call", nameof(FinishReason.ToolCalls))]
    [InlineData("tool_use", nameof(FinishReason.ToolCalls))]
    public void Read_FinishReason_IsOneOfFour(string reason, string expected) =>
        Assert.Equal(expected, Assert.Single(Exchange.OfEvents(Text("x"), $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}""").Of(DeltaKind.Finished)).Finish.ToString());

    [Fact]
    public void Read_FinishErrorWithoutError_Fails() =>
        Assert.Equal(ErrorCode.UpstreamError, Exchange.OfEvents("""{"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}""").Error?.Code);

    [Theory]
    [InlineData("reasoning")]
    [InlineData("reasoning_content")]
    [InlineData("thinking")]
    public void Read_ReasoningByAnyName_IsReasoning(string name) =>
        Assert.Equal("hm", Exchange.OfEvents($$$"""{"choices":[{"delta":{"content":"","{{{name}}}":"hm"}}]}""", Done).Text(DeltaKind.Reasoning));

    [Fact]
    public void Read_SameReasoningUnderTwoNames_CountsOnce() =>
        Assert.Equal("hm", Exchange.OfEvents("""{"choices":[{"delta":{"reasoning":"hm","reasoning_content":"hm"}}]}""", Done).Text(DeltaKind.Reasoning));

    [Fact]
    public void Read_ContentAsParts_IsTextAndReasoning()
    {
        var exchange = Exchange.OfEvents(
            """{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}],"closed":true},{"type":"text","text":"a"},"b"]}}]}""", Done);
        Assert.Equal(("hm", "ab"), (exchange.Text(DeltaKind.Reasoning), exchange.Text(DeltaKind.Text)));
    }

    [Fact]
    public void Read_WholeDocument_IsDeltasAndFinish()
    {
        var exchange = Exchange.Run("""
            {
              "id": "c1", "object": "chat.completion", "created": 1700000001.5, "model": "x",
              "choices": [ { "index": 0, "message": { "role": "assistant", "content": "hi", "refusal": null, "annotations": [] }, "finish_reason": "stop" } ],
              "usage": { "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "prompt_tokens_details": { "cached_tokens": 0 } }
            }
            """u8.ToArray());
        Assert.True(exchange.IsComplete);
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
        var started = Assert.Single(exchange.Of(DeltaKind.Started));
        Assert.Equal(("c1", "x", 1700000001L), (started.Id, started.Name, started.Created));
        Assert.Equal("\"prompt_tokens_details\":{\"cached_tokens\":0}", Assert.Single(exchange.Of(DeltaKind.Usage)).Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"index":0,"message":{"content":"hello"},"delta":{"content":"lo"}}""", "hello")]
    [InlineData("""{"index":0,"delta":{"content":"lo"},"message":{"content":"hello"}}""", "hello")]
    [InlineData("""{"index":0,"delta":{"content":"lo"},"text":"lo"}""", "hello")]
    public void Read_CumulativeMessageBesideDelta_CountsTheDelta(string second, string expected) => Assert.Equal(expected, Exchange.OfEvents(
        """{"choices":[{"index":0,"message":{"content":"hel"},"delta":{"content":"hel"}}]}""", $$"""{"choices":[{{second}}]}""",
        """{"choices":[{"index":0,"message":{"content":"hello"},"delta":{"content":""},"finish_reason":"stop"}]}""").Text(DeltaKind.Text));

    [Fact]
    public void Read_LegacyCompletion_IsText()
    {
        var exchange = Exchange.OfEvents(Exchange.Shape(Operation.Completion), """{"object":"text_completion","choices":[{"text":"a","index":0,"finish_reason":null}]}""",
            """{"choices":[{"text":"b","index":0,"finish_reason":"length","logprobs":{"tokens":["b"]}}]}""", Done);
        Assert.Equal("ab", exchange.Text(DeltaKind.Text));
        Assert.Equal("\"logprobs\":{\"tokens\":[\"b\"]}", Assert.Single(exchange.Of(DeltaKind.Extension)).Text);
    }

    [Theory]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":4,"completion_tokens":5,"total_tokens":9}}""")]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":4.0,"completion_tokens":5}}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{},"usage":{"prompt_tokens":4,"completion_tokens":5,"total_tokens":9}}]}""")]
    [InlineData("""{"choices":[],"x_groq":{"id":"r","usage":{"queue_time":0.1,"prompt_tokens":4,"completion_tokens":5,"total_tokens":9}}}""")]
    [InlineData("""{"usage":{"prompt_tokens":4,"completion_tokens":5,"total_tokens":9},"choices":null}""")]
    public void Read_UsageWhereverItStands_IsFound(string chunk) =>
        Assert.Equal(new TokenUsage(4, 5, 9), Exchange.OfEvents(Text("x"), chunk, Done).Of(DeltaKind.Usage).Last().Usage);

    [Fact]
    public void Read_IdThatComesLate_IsSaidAgain() =>
        Assert.Equal(["", "late"], Exchange.OfEvents("""{"id":"","choices":[]}""", """{"id":"late","choices":[]}""", """{"id":"other","choices":[]}""", Done).Of(DeltaKind.Started).Select(said => said.Id));

    [Fact]
    public void Read_UnknownMembers_PassWithTheirScopeAndWithoutNulls()
    {
        var extensions = Exchange.OfEvents(
            """{"choices":[{"index":0,"delta":{"content":"a","m":{"x":1},"n":null,"tool_calls":[{"index":0,"id":"i","function":{"name":"f"},"extra_content":{"g":"s"},"z":null}]},"logprobs":{"content":[]},"q":null}],"fp":"f","r":null}""", Done)
            .Of(DeltaKind.Extension).Select(said => (said.Scope, said.Text)).ToList();
        Assert.Equal(
        [
            (ExtensionScope.Chunk, "\"fp\":\"f\""), (ExtensionScope.Message, "\"m\":{\"x\":1}"), (ExtensionScope.ToolCall, "\"extra_content\":{\"g\":\"s\"}"),
            (ExtensionScope.Choice, "\"logprobs\":{\"content\":[]}"),
        ], extensions);
    }

    [Fact]
    public void Read_LoneSurrogateInAnUnknownMember_IsReplaced() =>
        Assert.Equal("\"x\":\"\\ufffd\"", Assert.Single(Exchange.OfEvents("""{"choices":[],"x":"\ud83d"}""", Done).Of(DeltaKind.Extension)).Text);

    [Fact]
    public void Read_MoreChoicesThanThereAre_FailsInsteadOfGrowing()
    {
        var choices = string.Join(',', Enumerable.Range(0, 129).Select(i => $$$"""{"index":{{{i}}},"delta":{"content":"x"}}"""));
        Assert.Equal(ErrorCode.InvalidResponse, Exchange.OfEvents($$"""{"choices":[{{choices}}]}""").Error?.Code);
    }

    [Theory]
    // Usual: pieces by index.
    [InlineData("""[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}}]|[{"index":0,"function":{"arguments":"1"}}]|[{"index":0,"id":"","function":{"arguments":"2"}}]""", "a:f(12)")]
    // A new id on a used index is a new call.
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}]|[{"index":0,"id":"b","function":{"name":"g","arguments":"2"}}]""", "a:f(1) b:g(2)")]
    // The same id again is the same call.
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}]|[{"index":0,"id":"a","function":{"name":"f","arguments":"2"}}]""", "a:f(12)")]
    // No index: by id, else the last one.
    [InlineData("""[{"id":"a","function":{"name":"f","arguments":"1"}},{"id":"b","function":{"name":"f","arguments":"2"}}]|[{"function":{"arguments":"3"}}]|[{"id":"a","function":{"arguments":"4"}}]""", "a:f(14) b:f(23)")]
    // Neither id nor index: each name begins a call.
    [InlineData("""[{"function":{"name":"f","arguments":"1"}},{"function":{"name":"f","arguments":"2"}}]""", "call_0:f(1) call_1:f(2)")]
    [InlineData("""[{"index":0,"function":{"name":"f","arguments":"1"}},{"index":0,"function":{"name":"g","arguments":"2"}}]""", "call_0:f(1) call_1:g(2)")]
    // Parallel, interleaved, sparse indices.
    [InlineData("""[{"index":3,"id":"a","function":{"name":"f"}},{"index":7,"id":"b","function":{"name":"g"}}]|[{"index":7,"function":{"arguments":"2"}},{"index":3,"function":{"arguments":"1"}}]""", "a:f(1) b:g(2)")]
    // The object itself instead of its text.
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":{"x": "y"}}}]""", """a:f({\"x\":\"y\"})""")]
    [InlineData("""[{"index":0,"id":null,"function":{"name":"f","arguments":null}}]""", "call_0:f()")]
    // The name comes after the id.
    [InlineData("""[{"index":0,"id":"a","function":{"arguments":"1"}}]|[{"index":0,"function":{"name":"f","arguments":"2"}}]""", "a:f(12)")]
    public void Read_ToolCalls_GetSlotsOfTheirOwn(string arrays, string expected)
    {
        var exchange = Exchange.OfEvents([.. arrays.Split('|').Select(array => $$$"""{"choices":[{"index":0,"delta":{"tool_calls":{{{array}}}}}]}"""), Done]);
        var calls = exchange.Of(DeltaKind.ToolCallStarted).Select(call =>
            $"{call.Id}:{call.Name}({string.Concat(exchange.Of(DeltaKind.ToolArguments).Where(said => said.Tool == call.Tool).Select(said => said.Text))})");
        Assert.Equal(expected, string.Join(' ', calls));
        Assert.Equal(Enumerable.Range(0, exchange.Of(DeltaKind.ToolCallStarted).Count()), exchange.Of(DeltaKind.ToolCallStarted).Select(call => call.Tool));
    }

    [Fact]
    public void Read_CallsOfTwoChoices_CountSlotsPerChoice()
    {
        var exchange = Exchange.OfEvents("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"f"}}]}},{"index":1,"delta":{"tool_calls":[{"index":0,"function":{"name":"g"}}]}}]}""", Done);
        Assert.Equal([(0, 0, "call_0"), (1, 0, "call_1")], exchange.Of(DeltaKind.ToolCallStarted).Select(said => (said.Choice, said.Tool, said.Id)));
    }

    [Fact]
    public void Read_CallWithoutNameAtTheFinish_IsStillGivenOut()
    {
        var exchange = Exchange.OfEvents("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"arguments":"1"}}]},"finish_reason":"tool_calls"}]}""");
        Assert.Equal("a", Assert.Single(exchange.Of(DeltaKind.ToolCallStarted)).Id);
        Assert.Equal("1", Assert.Single(exchange.Of(DeltaKind.ToolArguments)).Text);
    }

    [Fact]
    public void Read_StopAfterCalls_IsToolCalls() => Assert.Equal(FinishReason.ToolCalls, Assert.Single(Exchange.OfEvents(
        """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"stop"}]}""").Of(DeltaKind.Finished)).Finish);

    [Fact]
    public void Read_ChoiceWithoutIndex_HasItsPlace()
    {
        var exchange = Exchange.OfEvents("""{"choices":[{"delta":{"content":"a"}},{"delta":{"content":"b"}}]}""", Done);
        Assert.Equal(("a", "b"), (exchange.Text(DeltaKind.Text), exchange.Text(DeltaKind.Text, choice: 1)));
    }

    private static string Text(string text) => $$$"""{"choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""";
}
