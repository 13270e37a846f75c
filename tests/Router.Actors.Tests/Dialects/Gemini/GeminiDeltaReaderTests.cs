using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiDeltaReaderTests
{
    [Fact]
    public void Read_Thoughts_AreReasoningAndTheirSignatureFollows()
    {
        var said = Exchange.OfEvents(
            """{"candidates":[{"content":{"parts":[{"text":"why","thought":true}]}}],"responseId":"r","modelVersion":"v"}""",
            """{"candidates":[{"content":{"parts":[{"text":"so"},{"text":"","thoughtSignature":"Cg=="}]},"finishReason":"STOP"}]}""");
        Assert.Equal(("why", "so"), (said.Text(DeltaKind.Reasoning), said.Text(DeltaKind.Text)));
        Assert.Equal("Cg==", Assert.Single(said.Of(DeltaKind.Signature)).Text);
        // The id of another dialect is no id of this client's.
        Assert.Equal(("", "v"), (said.Deltas[0].Id, said.Deltas[0].Name));
        Assert.True(said.IsComplete);
    }

    [Fact]
    public void Read_Calls_ComeWholeWithTheirSignatureAndEndWithToolCalls()
    {
        var said = Exchange.OfEvents(
            """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{"x": [1, "a b"]}},"thoughtSignature":"Cg=="},{"functionCall":{"id":"own","name":"g"}}]},"finishReason":"STOP"}]}""");
        Assert.Equal([("call_0", "f", 0), ("own", "g", 1)], said.Of(DeltaKind.ToolCallStarted).Select(call => (call.Id, call.Name, call.Tool)));
        Assert.Equal([("""{\"x\":[1,\"a b\"]}""", 0), ("{}", 1)], said.Of(DeltaKind.ToolArguments).Select(call => (call.Text, call.Tool)));
        Assert.Equal(("Cg==", 0), said.Of(DeltaKind.Signature).Select(signature => (signature.Text, signature.Tool)).Single());
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(said.Of(DeltaKind.Finished)).Finish);
    }

    [Fact]
    public void Read_CallsOfSeveralEvents_HaveSlotsAndIdsOfTheirOwn()
    {
        const string Call = """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{}}}]}}]}""";
        var said = Exchange.OfEvents(Call, Call, """{"candidates":[{"finishReason":"STOP"}]}""");
        Assert.Equal([("call_0", 0), ("call_1", 1)], said.Of(DeltaKind.ToolCallStarted).Select(call => (call.Id, call.Tool)));
    }

    [Theory]
    [InlineData("STOP", FinishReason.Stop)]
    [InlineData("MAX_TOKENS", FinishReason.Length)]
    [InlineData("SAFETY", FinishReason.ContentFilter)]
    [InlineData("RECITATION", FinishReason.ContentFilter)]
    [InlineData("BLOCKLIST", FinishReason.ContentFilter)]
    [InlineData("PROHIBITED_CONTENT", FinishReason.ContentFilter)]
    [InlineData("SPII", FinishReason.ContentFilter)]
    [InlineData("IMAGE_SAFETY", FinishReason.ContentFilter)]
    [InlineData("MALFORMED_FUNCTION_CALL", FinishReason.Stop)]
    [InlineData("OTHER", FinishReason.Stop)]
    public void Read_FinishReason_IsMapped(string reason, object expected) =>
        Assert.Equal(expected, Assert.Single(Exchange.OfEvents($$"""{"candidates":[{"finishReason":"{{reason}}"}]}""").Of(DeltaKind.Finished)).Finish);

    [Theory]
    [InlineData(1, FinishReason.Stop)]
    [InlineData(2, FinishReason.Length)]
    [InlineData(3, FinishReason.ContentFilter)]
    [InlineData(4, FinishReason.ContentFilter)]
    [InlineData(10, FinishReason.Stop)]
    public void Read_FinishReasonAsANumber_IsMapped(int reason, object expected) =>
        Assert.Equal(expected, Assert.Single(Exchange.OfEvents($$"""{"candidates":[{"finishReason":{{reason}}}]}""").Of(DeltaKind.Finished)).Finish);

    [Theory]
    [InlineData("\"FINISH_REASON_UNSPECIFIED\"")]
    [InlineData("0")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Read_NoFinishReason_IsIncomplete(string reason) => Assert.Equal(
        ErrorCode.StreamIncomplete,
        Exchange.OfEvents($$"""{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":{{reason}}}]}""").Error?.Code);

    [Fact]
    public void Read_StopInEveryEvent_TheLastReasonCountsAndNoTextIsLost()
    {
        var said = Exchange.OfEvents(
            """{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"STOP"}]}""",
            """{"candidates":[{"finishReason":"RECITATION"}]}""");
        Assert.Equal("ab", said.Text(DeltaKind.Text));
        Assert.Equal(FinishReason.ContentFilter, Assert.Single(said.Of(DeltaKind.Finished)).Finish);
        Assert.Null(said.Error);
    }

    [Fact]
    public void Read_FinishAfterOpenEvents_IsToldAtOnce()
    {
        var reader = new LlmRouter.Dialects.Gemini.GeminiDeltaReader();
        var batch = new DeltaBatch();
        reader.Read(new(default, """{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}"""u8.ToArray()), 0, batch);
        reader.Read(new(default, """{"candidates":[{"finishReason":"STOP"}]}"""u8.ToArray()), 1, batch);
        Assert.Equal(DeltaKind.Finished, batch.Deltas[^1].Kind);
    }

    [Fact]
    public void Read_ReasonAfterAHeldOne_IsTheOnlyOne()
    {
        var reader = new LlmRouter.Dialects.Gemini.GeminiDeltaReader();
        var batch = new DeltaBatch();
        foreach (var data in new[] { """{"candidates":[{"finishReason":"STOP"}]}""", """{"candidates":[{}]}""", """{"candidates":[{"finishReason":"MAX_TOKENS"}]}""" })
            reader.Read(new(default, System.Text.Encoding.UTF8.GetBytes(data)), 0, batch);
        reader.Complete(batch);
        Assert.Equal(FinishReason.Length, Assert.Single(batch.Deltas.ToArray(), delta => delta.Kind == DeltaKind.Finished).Finish);
    }

    [Fact]
    public void Read_SeveralCandidates_AreChoicesAndEachMustFinish()
    {
        const string Both = """{"candidates":[{"content":{"parts":[{"text":"a"}]},"index":0},{"content":{"parts":[{"text":"b"}]},"index":1}]}""";
        const string First = """{"candidates":[{"finishReason":"STOP","index":0}]}""";
        Assert.False(Exchange.OfEvents(Both, First).IsComplete);
        var whole = Exchange.OfEvents(Both, First, """{"candidates":[{"finishReason":"MAX_TOKENS","index":1}]}""");
        Assert.Equal(("a", "b"), (whole.Text(DeltaKind.Text), whole.Text(DeltaKind.Text, 1)));
        Assert.Equal([(0, FinishReason.Stop), (1, FinishReason.Length)], whole.Of(DeltaKind.Finished).Select(said => (said.Choice, said.Finish)));
    }

    [Fact]
    public void Read_BlockedPrompt_IsAnEmptyAnswerThatWasFiltered()
    {
        var said = Exchange.OfEvents("""{"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"promptTokenCount":4,"totalTokenCount":4}}""");
        Assert.True(said.IsComplete);
        Assert.Null(said.Error);
        Assert.Equal(FinishReason.ContentFilter, Assert.Single(said.Of(DeltaKind.Finished)).Finish);
        Assert.Equal(4, Assert.Single(said.Of(DeltaKind.Usage)).Usage.PromptTokens);
    }

    [Fact]
    public void Read_FeedbackWithoutABlock_SaysNothing() => Assert.Equal(
        "a", Exchange.OfEvents("""{"promptFeedback":{"safetyRatings":[]},"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}""").Text(DeltaKind.Text));

    [Fact]
    public void Read_Usage_KeepsThoughtsAndCacheApart()
    {
        var usage = Exchange.OfEvents(
            """{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":2,"thoughtsTokenCount":30,"cachedContentTokenCount":5,"totalTokenCount":41}}""")
            .Of(DeltaKind.Usage).Single().Usage;
        Assert.Equal(new TokenUsage(9, 2, 41) { CachedTokens = 5, ReasoningTokens = 30 }, usage);
    }

    [Fact]
    public void Read_UsageWithoutCounts_IsNone() =>
        Assert.Empty(Exchange.OfEvents("""{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"trafficType":"ON_DEMAND"}}""").Of(DeltaKind.Usage));

    [Theory]
    [InlineData("""[{"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}]""")]
    [InlineData("""{"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}""")]
    [InlineData("""data: {"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}""")]
    [InlineData("""[{"candidates":[{"content":{"parts":[{"text":"a"}]}}]},{"error":{"code":429,"message":"slow down"}}]""")]
    public void Read_Error_IsTheProviders(string body)
    {
        var error = Exchange.Run(System.Text.Encoding.UTF8.GetBytes(body + "\n\n")).Error;
        Assert.Equal((429, "slow down"), (error?.Status, error?.Message));
    }

    [Theory]
    [InlineData("[\n%1\n,\n%2\n]")]
    [InlineData("[%1,%2]")]
    [InlineData("data: %1\r\n\r\ndata: %2\r\n\r\n")]
    [InlineData("data: %1\n\ndata: %2")]
    public void Read_EveryFraming_SaysTheSame(string framing)
    {
        var body = framing
            .Replace("%1", """{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}""", StringComparison.Ordinal)
            .Replace("%2", """{"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"STOP"}]}""", StringComparison.Ordinal);
        for (var cut = 1; cut < body.Length; cut++)
        {
            var said = Exchange.Run(System.Text.Encoding.UTF8.GetBytes(body), new Framing.ReadPlan(cut, body.Length - cut));
            Assert.Equal(("ab", true), (said.Text(DeltaKind.Text), said.IsComplete));
        }
    }
}
