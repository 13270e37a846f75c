using System.Text;
using System.Text.RegularExpressions;
using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;

namespace LlmRouter.Http.Tests.Transport;

public sealed partial class StreamReplyTests
{
    private const string First = "data: {\"n\":1}\n\n";
    private const string Second = "data: {\"n\":2}\n\n";
    private const string Done = "data: [DONE]\n\n";

    [Fact]
    public async Task Head_OfAStream_IsExactlyTheContracts()
    {
        var stream = new FakeReplyStream();
        stream.Write(First);
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();

        var reply = await client.ExchangeAsync("POST", "/v1/chat/completions", "{}", ("x-request-id", "req-7"));

        Assert.Equal(
            """
            HTTP/1.1 200 OK
            Content-Type: text/event-stream; charset=utf-8
            Date: …
            Cache-Control: no-cache, no-transform
            Transfer-Encoding: chunked
            X-Accel-Buffering: no
            x-request-id: req-7
            Access-Control-Allow-Origin: *
            Access-Control-Expose-Headers: x-request-id, request-id, x-router-provider, x-router-attempts, retry-after

            """.ReplaceLineEndings("\r\n").Split("\r\n").Order(),
            DateHeader().Replace(reply.Head, "Date: …").Split("\r\n").Order());
    }

    [Fact]
    public async Task Head_BeforeAnyFrame_IsSentAtOnce()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();

        Assert.Equal(200, (await RunningRouter.ChatAsync(client)).Status);
    }

    [Fact]
    public async Task Headers_OfTheEngine_AreOnTheReply()
    {
        var stream = new FakeReplyStream();
        stream.Complete();
        var engine = FakeEngine.Answering(new RouterReply.Streaming(stream) { Headers = [new("x-router-provider", "demo"), new("x-ratelimit-remaining", "9")] });
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, _) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Equal("demo", head.Header("x-router-provider"));
        Assert.Equal("9", head.Header("x-ratelimit-remaining"));
    }

    [Fact]
    public async Task Events_ThatComeOneByOne_AreOneChunkEach()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);

        foreach (var one in (string[])[First, Second, Done])
        {
            stream.Write(one);
            Assert.Equal(one, Text(await reply.ReadChunkAsync()));
        }
    }

    [Fact]
    public async Task Events_ThatAreReadyTogether_AreFlushedTogether()
    {
        var stream = new FakeReplyStream();
        stream.Write(First);
        stream.Write(Second);
        stream.Write(Done);
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);

        Assert.Equal(First + Second + Done, Text(await reply.ReadChunkAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(40_000)]
    [InlineData(65_536)]
    public async Task Event_OfAnySize_IsOneChunk(int size)
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);
        var one = new string('x', size);

        stream.Write(one);

        Assert.Equal(one, Text(await reply.ReadChunkAsync()));
    }

    [Fact]
    public async Task Body_AfterTheLastFrame_EndsAtOnceAndTheConnectionLives()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);
        stream.Write(Done);
        stream.Complete();

        Assert.Equal(Done, Text(await reply.ReadBodyAsync()));
        Assert.Equal(BodyEnd.Complete, reply.End);
        await stream.Disposed.Patiently();
        Assert.False(stream.Abandoned.IsCompleted);
        Assert.Equal(200, (await client.ExchangeAsync("GET", "/health")).Status);
    }

    [Fact]
    public async Task Body_OfALongBurst_ComesWholeAndInOrder()
    {
        var stream = new FakeReplyStream();
        var expected = new StringBuilder();
        for (var i = 0; i < 1000; i++)
        {
            var one = $"data: {i} {new string('y', 200)}\n\n";
            expected.Append(one);
            stream.Write(one);
        }

        stream.Complete();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));

        var (_, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Equal(expected.ToString(), body);
    }

    [Fact]
    public async Task Silence_TowardsTheClient_IsBrokenByKeepAlives()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);

        for (var i = 0; i < 3; i++)
        {
            await router.Time.WhenArmedAsync(TestSettings.KeepAlive).Patiently();
            router.Time.Advance(TestSettings.KeepAlive);
            Assert.Equal(": keep-alive\n\n", Text(await reply.ReadChunkAsync()));
        }

        stream.Write(First);
        Assert.Equal(First, Text(await reply.ReadChunkAsync()));
    }

    [Fact]
    public async Task KeepAlive_OfADialectWithoutOne_IsNothing()
    {
        var stream = new FakeReplyStream { KeepAlive = default };
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);

        router.Time.Advance(TestSettings.KeepAlive * 10);
        stream.Write(First);

        Assert.Equal(First, Text(await reply.ReadChunkAsync()));
    }

    [Fact]
    public async Task Stream_ThatThrows_LeavesABodyWithoutAnEnd()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await RunningRouter.ChatAsync(client);
        stream.Write(First);
        await reply.ReadUntilAsync(First);

        stream.Complete(new InvalidOperationException("a defect"));

        Assert.Empty(await reply.ReadBodyAsync());
        Assert.NotEqual(BodyEnd.Complete, reply.End);
        await stream.Disposed.Patiently();
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);

    [GeneratedRegex("Date: [^\r]*")]
    private static partial Regex DateHeader();
}
