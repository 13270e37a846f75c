using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Tests.Framing;

namespace LlmRouter.Tests.Dialects;

public sealed class DeltaTranslatorTests
{
    private const string Text = """{"id":"c","choices":[{"index":0,"delta":{"content":"hi"}}]}""";
    private const string Stop = """{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\ndata: [DONE]\n\n", "openai")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}", "openai")]
    [InlineData("{\"object\":\"text_completion\",\"choices\":[{\"text\":\"hi\",\"finish_reason\":\"stop\"}]}", "openai")]
    [InlineData("{\"model\":\"m\",\"message\":{\"content\":\"hi\"},\"done\":false}\n{\"message\":{\"content\":\"\"},\"done\":true}\n", "ollama")]
    [InlineData("{\"model\":\"m\",\"response\":\"hi\",\"done\":true}", "ollama")]
    [InlineData("data: {\"message\":{\"content\":\"hi\"},\"done\":true}\n\n", "ollama")]
    public void Translate_Reply_IsToldByItsShapeWhateverItsFraming(string body, string dialect)
    {
        var exchange = Exchange.Run(Encoding.UTF8.GetBytes(body));
        Assert.Equal(dialect, exchange.Dialect);
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
        Assert.True(exchange.IsComplete);
    }

    [Theory]
    [InlineData("[DONE]")]
    [InlineData(" [DONE] ")]
    [InlineData("[DONE]\t")]
    public void Translate_Terminator_EndsOnceAndNothingFollows(string terminator)
    {
        var exchange = Exchange.OfEvents(Text, terminator, Text, terminator);
        Assert.Single(exchange.Of(DeltaKind.Ended));
        Assert.Equal(DeltaKind.Ended, exchange.Deltas[^1].Kind);
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
        Assert.True(exchange.IsComplete);
    }

    [Fact]
    public void Translate_EmptyAndUnknownObjectsBeforeTheShape_SayNothing()
    {
        var exchange = Exchange.OfEvents("{}", "{ }", """{"ping":1}""", Text, "[DONE]");
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
        Assert.Null(exchange.Error);
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]\n\n")]
    [InlineData("data: <html>\n\n")]
    [InlineData("{\"foo\":1}")]
    [InlineData("{\n \"foo\": 1\n}\n")]
    [InlineData("{\"foo\":1}\n{\"foo\":2}\n")]
    public void Translate_NoReplyAtAll_FailsAsInvalidResponse(string body)
    {
        var exchange = Exchange.Run(Encoding.UTF8.GetBytes(body));
        Assert.Equal(ErrorCode.InvalidResponse, exchange.Error?.Code);
        Assert.Equal(Fault.Provider, exchange.Error?.Fault);
        Assert.Equal("demo", exchange.Error?.Provider);
        Assert.False(exchange.IsComplete);
    }

    [Fact]
    public void Translate_InvalidEventAfterText_FailsAndNothingFollows()
    {
        var exchange = Exchange.OfEvents(Text, "{broken", Text, "[DONE]");
        Assert.Equal(DeltaKind.Failed, exchange.Deltas[^1].Kind);
        Assert.Equal(ErrorCode.InvalidResponse, exchange.Error?.Code);
        Assert.Equal("hi", exchange.Text(DeltaKind.Text));
    }

    [Theory]
    [InlineData("""{"error":{"message":"boom","type":"server_error","code":"my_code"}}""", "my_code", "boom", 502)]
    [InlineData("""{"error":{"message":"boom","code":500}}""", ErrorCode.UpstreamError, "boom", 502)]
    [InlineData("""{"error":"boom"}""", ErrorCode.UpstreamError, "boom", 502)]
    [InlineData("""{"error":{"message":"slow down","code":429}}""", ErrorCode.RateLimited, "slow down", 429)]
    [InlineData("""{"error":{"message":"slow down","type":"rate_limit_error"}}""", ErrorCode.RateLimited, "slow down", 429)]
    [InlineData("""{"error":{"message":"Tool call validation failed","type":"invalid_request_error","code":"tool_use_failed","status_code":400}}""", "tool_use_failed", "Tool call validation failed", 400)]
    [InlineData("""{"id":"g","choices":[],"error":{"code":400,"message":"Provider returned error","metadata":{"error_type":"x"}}}""", ErrorCode.InvalidRequest, "Provider returned error", 400)]
    [InlineData("""{"id":"g","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"code":502,"message":"down"}}""", ErrorCode.UpstreamError, "down", 502)]
    [InlineData("""{"object":"error","message":"gone","type":"invalid_model","code":"1500"}""", "1500", "gone", 502)]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ErrorCode.UpstreamError, "Overloaded", 502)]
    [InlineData("""{"detail":"nope"}""", ErrorCode.UpstreamError, "nope", 502)]
    [InlineData("""{"code":"InvalidParameter","message":"bad","request_id":"r"}""", "InvalidParameter", "bad", 502)]
    public void Translate_ErrorObject_FailsWithTheProvidersWords(string json, string code, string message, int status)
    {
        foreach (var body in new[] { $"data: {json}\n\n", $"event: error\ndata: {json}\n\n", json + "\n", $"data: {Text}\n\ndata: {json}\n\n" })
        {
            // After the shape is known, an object without `error` is a chunk that says nothing.
            if (body.StartsWith($"data: {Text}", StringComparison.Ordinal) && !json.Contains("\"error\":", StringComparison.Ordinal)) continue;
            var error = Exchange.Run(Encoding.UTF8.GetBytes(body)).Error;
            Assert.Equal((code, message, status, "demo"), (error?.Code, error?.Message, error?.Status, error?.Provider));
        }
    }

    [Fact]
    public void Translate_ErrorInsideAChoice_Fails() => Assert.Equal(
        (ErrorCode.UpstreamError, "inner"),
        Exchange.OfEvents("""{"choices":[{"index":0,"finish_reason":null,"error":{"code":502,"message":"inner"}}]}""").Error is { } error ? (error.Code, error.Message) : default);

    [Theory]
    [InlineData("event: error\ndata: out of memory\n\n", "out of memory")]
    [InlineData("error: {\"message\":\"out of memory\"}\n\n", "out of memory")]
    [InlineData("[{\"error\":{\"code\":503,\"message\":\"out of memory\"}}]", "out of memory")]
    [InlineData("{\"error\":\"out of memory\"}\n", "out of memory")]
    public void Translate_ErrorInOddClothes_Fails(string body, string message) =>
        Assert.Equal((ErrorCode.UpstreamError, message), (Exchange.Run(Encoding.UTF8.GetBytes(body)).Error?.Code, Exchange.Run(Encoding.UTF8.GetBytes(body)).Error?.Message));

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":"x"}}],"error":null}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":"x"}}],"error":{}}""")]
    public void Translate_ErrorWithoutContents_IsNone(string json) => Assert.Null(Exchange.OfEvents(json, "[DONE]").Error);

    [Fact]
    public void Completion_FinishWithoutTerminator_IsComplete() => Assert.True(Exchange.OfEvents(Text, Stop).IsComplete);

    [Fact]
    public void Completion_TerminatorWithoutFinish_IsComplete() => Assert.True(Exchange.OfEvents(Text, "[DONE]").IsComplete);

    [Theory]
    [InlineData]
    [InlineData("[DONE]")]
    [InlineData(Text)]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"role":"assistant"}},{"index":1,"delta":{"content":"b"}}]}""", Stop)]
    public void Completion_NeitherTerminatorNorEveryFinish_IsIncomplete(params string[] events)
    {
        var exchange = Exchange.OfEvents(events);
        Assert.False(exchange.IsComplete);
        Assert.Equal(ErrorCode.StreamIncomplete, exchange.Error?.Code);
        Assert.DoesNotContain("[DONE]", exchange.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_UsageAfterFinish_StillPassesAndASecondFinishDoesNot()
    {
        var exchange = Exchange.OfEvents(Text, Stop, Stop, """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""", "[DONE]");
        Assert.Single(exchange.Of(DeltaKind.Finished));
        Assert.Equal(new TokenUsage(1, 2, 3), Assert.Single(exchange.Of(DeltaKind.Usage)).Usage);
    }

    [Fact]
    public void Translate_OtherDialectThanTheClients_DropsItsExtensions() =>
        Assert.Empty(Exchange.Run("{\"model\":\"m\",\"created_at\":\"t\",\"message\":{\"content\":\"hi\"},\"done\":true,\"total_duration\":5}"u8.ToArray()).Of(DeltaKind.Extension));

    [Fact]
    public void Translate_EveryCut_WritesTheSameBytes()
    {
        var body = Exchange.Sse(
        [
            """{"id":"c","created":7,"choices":[{"index":0,"delta":{"role":"assistant","content":null}}],"x":{"y":"é"}}""",
            """{"id":"c","choices":[{"index":0,"delta":{"content":"中\ud83d"},"logprobs":{"content":[{"token":"中"}]}}]}""",
            """{"id":"c","choices":[{"index":0,"delta":{"content":"\ude00😀"}}]}""",
            """{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"function":{"name":"f","arguments":{"a":"b"}}}]}}]}""",
            Stop, """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"d":{"e":1}}}""", "[DONE]",
        ]);
        var whole = Exchange.Run(body).Output;
        Assert.EndsWith("[DONE]\n\n", whole, StringComparison.Ordinal);
        foreach (var plan in ReadPlan.All(body.Length)) Assert.Equal(whole, Exchange.Run(body, plan).Output);
    }

    [Fact]
    public void Translate_SteadyState_AllocatesNothing()
    {
        var translator = new DeltaTranslator(DialectCatalog.Default, "openai");
        var events = new EventBatch { Format = WireFormat.Sse };
        events.Add(default, "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"u\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}],\"fp\":\"x\"}"u8.ToArray());
        var output = new DeltaBatch();
        Assert.Equal(0, Allocation.OfThousand(() =>
        {
            output.Clear();
            translator.Translate(events, output);
        }));
        Assert.Equal(2, output.Count);
    }
}
