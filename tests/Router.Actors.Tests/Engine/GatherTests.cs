using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Streams;
using LlmRouter.Testing;
using LlmRouter.Testing.Rig;

namespace LlmRouter.Tests.Engine;

/// <summary>Tokens that come faster than anybody sees are read together, a moment later.</summary>
public sealed class GatherTests() : EngineTests(gather: Moment)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeReply _reply = new();

    [Fact]
    public async Task Stream_QuickTokens_AreReadTogetherAfterAMoment()
    {
        var stream = await QuickAsync();
        _reply.Say(ChatSse.Chunk("third")).Say(ChatSse.Chunk("fourth"));
        var next = stream.WaitToReadAsync(default).AsTask();
        Assert.False(next.IsCompleted);

        Time.Advance(Moment);

        Assert.True(await next.Patiently());
        var text = Take(stream);
        Assert.Contains("third", text, StringComparison.Ordinal);
        Assert.Contains("fourth", text, StringComparison.Ordinal);
        await EndAsync(stream);
    }

    [Fact]
    public async Task Stream_TokensOfAPersonsPace_NeverWait()
    {
        var stream = await FirstTokenAsync();
        for (var i = 0; i < 2 * ReadPace.Row; i++)
        {
            Time.Advance(Moment * 4);
            await SayAsync(stream, $"token {i}");
        }

        await EndAsync(stream);
    }

    [Fact]
    public async Task Stream_ClientLeavesInThatMoment_ClosesTheConnection()
    {
        var stream = await QuickAsync();

        await stream.DisposeAsync();

        await _reply.Closed;
        Time.Advance(Moment);
        ExpectOneExchange("cancelled", Fault.Client);
    }

    [Fact]
    public async Task Document_InQuickPieces_NeverWaits()
    {
        Upstream.OnSend = _ => Task.FromResult(_reply.Response);
        var sending = Engine.SendAsync(Request(stream: false), default);
        foreach (var piece in """{"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}]}""".Chunk(8)) _reply.Say(new string(piece));
        _reply.End();

        using var body = Assert.IsType<RouterReply.Document>(await sending.Patiently()).Body;
    }

    private async Task<IReplyStream> FirstTokenAsync()
    {
        Upstream.OnSend = _ => Task.FromResult(_reply.Say(ChatSse.Chunk("first")).Response);
        var stream = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently()).Stream;
        Assert.Contains("first", Take(stream), StringComparison.Ordinal);
        return stream;
    }

    // So many reads in no time: from here on the stream is a quick one.
    private async Task<IReplyStream> QuickAsync()
    {
        var stream = await FirstTokenAsync();
        for (var i = 0; i < ReadPace.Row; i++) await SayAsync(stream, $"token {i}");
        await Time.WhenArmedAsync(Moment).Patiently();
        return stream;
    }

    private async Task SayAsync(IReplyStream stream, string text)
    {
        _reply.Say(ChatSse.Chunk(text));
        Assert.True(await stream.WaitToReadAsync(default).AsTask().Patiently());
        Assert.Contains(text, Take(stream), StringComparison.Ordinal);
    }

    private async Task EndAsync(IReplyStream stream)
    {
        _reply.Say(ChatSse.Finish).End();
        while (stream.WaitToReadAsync(default).AsTask() is var wait)
        {
            await Until.TrueAsync(() =>
            {
                Time.Advance(Moment);
                return wait.IsCompleted;
            });
            if (!await wait) break;
            Take(stream);
        }

        await stream.DisposeAsync();
        await _reply.Closed;
        Time.Advance(Moment);
        ExpectOneExchange("ok", fault: null);
    }

    private static string Take(IReplyStream stream)
    {
        var text = new StringBuilder();
        while (stream.TryRead(out var frame))
            using (frame) text.Append(Encoding.UTF8.GetString(frame.Bytes.Span));
        return text.ToString();
    }
}
