using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiStreamWriterTests
{
    private const string Done = "[DONE]";
    private const string Hi = """{"id":"c1","created":1700000009,"model":"upstream","choices":[{"index":0,"delta":{"content":"hi"}}]}""";
    private const string Stop = """{"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Head = """{"id":"c1","object":"chat.completion.chunk","created":1700000009,"model":"m","choices":[""";

    [Fact]
    public void Write_PlainReply_IsExactlyThis() => Assert.Equal(
        $"data: {Head}{{\"index\":0,\"delta\":{{\"role\":\"assistant\",\"content\":\"\"}},\"finish_reason\":null}}]}}\n\n" +
        $"data: {Head}{{\"index\":0,\"delta\":{{\"content\":\"hi\"}},\"finish_reason\":null}}]}}\n\n" +
        $"data: {Head}{{\"index\":0,\"delta\":{{}},\"finish_reason\":\"stop\"}}]}}\n\n" +
        $"data: {Head}],\"usage\":{{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"d\":{{\"e\":4}}}}}}\n\n" +
        "data: [DONE]\n\n",
        Exchange.OfEvents(Hi, Stop, """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"d":{"e":4}}}""", Done).Output);

    [Fact]
    public void Write_IdThatChangesOrIsMissing_IsOneId()
    {
        Assert.Contains("\"id\":\"chatcmpl-router\"", Exchange.OfEvents("""{"choices":[{"delta":{"content":"x"}}]}""", Done).Output, StringComparison.Ordinal);
        var stream = Stream("""{"id":"","model":"","choices":[],"prompt_filter_results":[1]}""", Hi, """{"id":"c2","created":5,"choices":[{"index":0,"delta":{"content":"!"}}]}""", Done);
        Assert.All(stream.Chunks, chunk => Assert.Equal("c1", chunk.GetProperty("id").GetString()));
    }

    [Fact]
    public void Write_BeforeTheFirstSemanticDelta_IsNothing()
    {
        var exchange = Exchange.OfEvents("""{"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","content":"","annotations":[]}}],"fp":"x"}""");
        Assert.DoesNotContain("choices", exchange.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UsageNotAskedFor_IsLeftOut() => Assert.Null(new ClientStream(Exchange.OfEvents(
        Exchange.Shape(usage: false), Hi, """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""", Done).Output).Usage);

    [Fact]
    public void Write_UsageOnEveryChunk_IsTheLastOnceAndNotTheSum()
    {
        string[] events = [.. Enumerable.Range(1, 5).Select(i => $$$"""{"choices":[{"index":0,"delta":{"content":"x"}}],"usage":{"prompt_tokens":1,"completion_tokens":{{{i}}},"total_tokens":{{{i + 1}}}}}"""), Done];
        Assert.Equal(5, Stream(events).Usage!.Value.GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public void Write_NoUsageGiven_IsNotMadeUp() => Assert.Null(Stream(Hi, Stop, Done).Usage);

    [Fact]
    public void Write_Finish_IsHeldUntilTheReplyIsComplete()
    {
        var broken = Exchange.OfEvents(Hi, Stop, """{"error":{"message":"late"}}""");
        var stream = new ClientStream(broken.Output);
        Assert.Null(stream.Choices[0].Finish);
        Assert.False(stream.Done);
        Assert.Equal("late", stream.Error!.Value.GetProperty("message").GetString());
    }

    [Fact]
    public void Write_TerminatorWithoutFinish_FinishesEveryChoice()
    {
        var stream = Stream("""{"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"tool_calls":[{"function":{"name":"f"}}]}}]}""", Done);
        Assert.Equal(("stop", "tool_calls"), (stream.Choices[0].Finish, stream.Choices[1].Finish));
    }

    [Fact]
    public void Write_EmptyAnswer_HasRoleFinishAndEnd()
    {
        var stream = Stream("""{"id":"c","choices":[{"index":0,"delta":{"role":"assistant"}}]}""", Stop, Done);
        Assert.Equal(("", "stop", true), (stream.Choices[0].Content, stream.Choices[0].Finish, stream.Done));
    }

    [Fact]
    public void Write_WhatCameInOneEvent_GoesOutInOne()
    {
        var stream = Stream(
            """{"choices":[{"index":0,"delta":{"reasoning":"r","content":"a","tool_calls":[{"index":0,"id":"i","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"j","function":{"name":"g","arguments":"{}"}}],"images":[1]},"logprobs":{"content":[1]}}],"fp":"f"}""", Done);
        Assert.Equal(
            """{"index":0,"delta":{"reasoning_content":"r","content":"a","tool_calls":[{"index":0,"id":"i","type":"function","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"j","type":"function","function":{"name":"g","arguments":"{}"}}],"images":[1]},"logprobs":{"content":[1]},"finish_reason":null}""",
            stream.Chunks[1].GetProperty("choices")[0].GetRawText());
        Assert.Equal("f", stream.Chunks[1].GetProperty("fp").GetString());
        // Role, the event, the finish.
        Assert.Equal(3, stream.Chunks.Count);
    }

    [Fact]
    public void Write_LaterPieceOfACall_HasIndexAndArgumentsOnly()
    {
        var stream = Stream(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"i","function":{"name":"f","arguments":""}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"},"extra_content":{"s":1}}]}}]}""", Done);
        Assert.Equal("""{"index":0,"function":{"arguments":"{}"},"extra_content":{"s":1}}""", stream.Chunks[2].GetProperty("choices")[0].GetProperty("delta").GetProperty("tool_calls")[0].GetRawText());
    }

    [Fact]
    public void Write_CallThatIsNoFunction_PassesAsItIs() => Assert.Equal(
        """{"index":0,"id":"i","type":"custom","custom":{"name":"c","input":"x"}}""",
        Stream("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"i","type":"custom","custom":{"name":"c","input":"x"}}]}}]}""", Done)
            .Chunks[1].GetProperty("choices")[0].GetProperty("delta").GetProperty("tool_calls")[0].GetRawText());

    [Fact]
    public void Write_MembersThatCameBeforeTheText_GoOutWithItOnce()
    {
        var stream = Stream(
            """{"choices":[],"prompt_filter_results":[1],"fp":"old"}""",
            """{"choices":[{"index":0,"delta":{"role":"assistant","annotations":[]},"content_filter_results":{"a":1}}],"fp":"mid"}""",
            """{"choices":[{"index":0,"delta":{"content":"x","annotations":[]},"content_filter_results":{"a":2}}],"fp":"new"}""", Done);
        var all = string.Concat(stream.Events);
        Assert.Contains("\"prompt_filter_results\":[1]", all, StringComparison.Ordinal);
        Assert.Contains("\"fp\":\"new\"", all, StringComparison.Ordinal);
        Assert.Equal(2, stream.Chunks[1].GetProperty("choices")[0].GetProperty("content_filter_results").GetProperty("a").GetInt32());
        Assert.All(stream.Chunks.SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray()), choice =>
            Assert.Equal(choice.EnumerateObject().Count(), choice.EnumerateObject().DistinctBy(member => member.Name).Count()));
    }

    [Fact]
    public void Write_MembersOfTheFinish_GoOutWithIt()
    {
        var stream = Stream(Hi, """{"choices":[{"index":0,"delta":{},"finish_reason":"stop","native_finish_reason":"end"}]}""", Done);
        var last = stream.Chunks[^1].GetProperty("choices")[0];
        Assert.Equal(("stop", "end"), (last.GetProperty("finish_reason").GetString(), last.GetProperty("native_finish_reason").GetString()));
    }

    [Theory]
    [InlineData("content", 400)]
    [InlineData("reasoning", 1000)]
    public void Write_LongText_IsSplitAtCodePointsWithinTheLimit(string member, int limit)
    {
        var text = string.Concat(Enumerable.Range(0, 700).Select(i => (i % 5) switch { 0 => "😀", 1 => """\ud83d\ude00""", 2 => """\n""", 3 => """\\""", _ => "abc 中" }));
        var exchange = Exchange.OfEvents(Exchange.Shape(line: limit), $$$"""{"choices":[{"index":0,"delta":{"{{{member}}}":"{{{text}}}"}}]}""", Done);
        Assert.All(exchange.Output.Split("\n\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= limit));
        var choice = new ClientStream(exchange.Output).Choices[0];
        Assert.Equal(text.Replace("""\ud83d\ude00""", "😀", StringComparison.Ordinal).Replace("""\n""", "\n", StringComparison.Ordinal).Replace("""\\""", "\\", StringComparison.Ordinal), choice.Content + choice.Reasoning);
    }

    [Fact]
    public void Write_LongArguments_AreSplitAndNamedOnce()
    {
        var arguments = string.Concat(Enumerable.Repeat("""\"x\",""", 500));
        var exchange = Exchange.OfEvents(Exchange.Shape(line: 500), $$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"i","function":{"name":"f","arguments":"{{{{arguments}}}}"}}]}}]}""", Done);
        Assert.All(exchange.Output.Split("\n\n"), line => Assert.True(line.Length <= 500));
        Assert.Equal(("i", "f", arguments.Replace("\\", "", StringComparison.Ordinal)), new ClientStream(exchange.Output).Choices[0].Calls[0]);
    }

    [Fact]
    public void Write_LegacyCompletion_HasTextAndNoDelta()
    {
        var exchange = Exchange.OfEvents(Exchange.Shape(Operation.Completion), """{"id":"c","object":"text_completion","choices":[{"index":0,"text":"a","logprobs":{"tokens":["a"]}}]}""",
            """{"choices":[{"index":0,"text":"","finish_reason":"length"}]}""", Done);
        Assert.Contains("\"object\":\"text_completion\"", exchange.Output, StringComparison.Ordinal);
        Assert.Contains("{\"index\":0,\"text\":\"a\",\"logprobs\":{\"tokens\":[\"a\"]},\"finish_reason\":null}", exchange.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("delta", exchange.Output, StringComparison.Ordinal);
        var choice = new ClientStream(exchange.Output).Choices[0];
        Assert.Equal(("a", "length"), (choice.Content, choice.Finish));
    }

    [Fact]
    public void Write_ModelWithQuotes_IsEscaped() =>
        Assert.Equal("a\"b", new ClientStream(Exchange.OfEvents(Exchange.Shape(model: "a\"b"), Hi, Done).Output).Chunks[0].GetProperty("model").GetString());

    [Fact]
    public void Write_DocumentToAStreamingClient_BecomesAStream()
    {
        var stream = new ClientStream(Exchange.Run("""{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""u8.ToArray()).Output);
        Assert.Equal(("hi", "stop", true), (stream.Choices[0].Content, stream.Choices[0].Finish, stream.Done));
        Assert.NotNull(stream.Usage);
    }

    [Fact]
    public void Fail_ErrorObject_HasNoChoicesAndNoTerminator() => Assert.Equal(
        """data: {"error":{"message":"The answer broke off.","type":"api_error","param":null,"code":"upstream_stream_incomplete"}}""" + "\n\n",
        Exchange.OfEvents("""{"choices":[]}""").Output);

    [Fact]
    public void Fail_FinishReasonStyle_AddsTheChunkThatAllClientsReport()
    {
        var events = Exchange.OfEvents(Exchange.Shape(style: ErrorStyle.FinishReason), """{"choices":[]}""").Output.Split("\n\n");
        Assert.Contains("\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}],\"error\":{", events[1], StringComparison.Ordinal);
        Assert.Equal("", events[2]);
        Assert.Equal(3, events.Length);
    }

    private static ClientStream Stream(params IEnumerable<string> events) => new(Exchange.OfEvents(events).Output);
}
