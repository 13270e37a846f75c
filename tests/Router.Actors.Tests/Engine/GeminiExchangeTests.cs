using LlmRouter.Contracts;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Engine;

/// <summary>A Gemini provider behind the engine: its stream has no terminator, and its finish may wait for the end of the bytes.</summary>
public sealed class GeminiExchangeTests() : EngineTests(EngineSettings.Provider(type: "gemini", models: "m"))
{
    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"so"}]},"finishReason":"STOP"}]}""")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"so"}]}}]}""", """{"candidates":[{"finishReason":"STOP"}]}""")]
    public async Task Stream_WholeAnswer_EndsWell(params string[] events)
    {
        Upstream.OnSend = _ => Task.FromResult(new FakeReply().Say(string.Concat(events.Select(data => $"data: {data}\r\n\r\n"))).End().Response);

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();
        await streaming.Stream.DisposeAsync();

        Assert.Contains("\"finish_reason\":\"stop\"", text, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
        ExpectOneExchange("ok", fault: null);
    }

    [Fact]
    public async Task Stream_WithoutFinishReason_IsTheProvidersFault()
    {
        Upstream.OnSend = _ => Task.FromResult(new FakeReply().Say("""data: {"candidates":[{"content":{"parts":[{"text":"so"}]}}]}""" + "\r\n\r\n").End().Response);

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();
        await streaming.Stream.DisposeAsync();

        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        ExpectOneExchange(ErrorCode.StreamIncomplete, Fault.Provider);
    }
}
