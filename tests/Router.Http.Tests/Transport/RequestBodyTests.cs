using System.Globalization;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Transport;

public sealed class RequestBodyTests
{
    private const int Limit = 1000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(5_000_000)]
    public async Task Body_OfDeclaredLength_ReachesTheEngineWhole(int size)
    {
        await using var router = await RunningRouter.StartAsync();
        var body = Pattern(size);

        await router.ExchangeAsync("POST", "/v1/chat/completions", Encoding.ASCII.GetString(body));

        Assert.True(router.Engine.Request!.Body.Span.SequenceEqual(body));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20_000, 7)]
    [InlineData(3_000_000, 100_000)]
    public async Task Body_InChunks_ReachesTheEngineWhole(int size, int chunk)
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();
        var body = Pattern(size);

        await client.SendRawAsync(Chunked(body, chunk));
        await client.ReadResponseAsync();

        Assert.True(router.Engine.Request!.Body.Span.SequenceEqual(body));
    }

    [Fact]
    public async Task Body_OfAHundredMegabytes_IsTaken()
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();
        var body = Pattern(100_000_000);

        await client.SendRawAsync(Encoding.ASCII.GetBytes($"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n"));
        await client.SendRawAsync(body);
        var reply = await client.ReadResponseAsync();

        Assert.Equal(200, reply.Status);
        Assert.True(router.Engine.Request!.Body.Span.SequenceEqual(body));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"\ud83d"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"\udc00\ud800 \ude00"}]}""")]
    public async Task Body_WithLoneSurrogates_IsUntouched(string body)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, _) = await router.ExchangeAsync("POST", "/v1/chat/completions", body);

        Assert.Equal(200, head.Status);
        Assert.Equal(body, Encoding.UTF8.GetString(router.Engine.Request!.Body.Span));
    }

    [Fact]
    public async Task Body_OfInvalidUtf8_IsUntouched()
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();
        byte[] body = [0xFF, 0xC3, 0x28, 0x00, 0xED, 0xA0, 0x80];

        await client.SendRawAsync(Chunked(body, 2));
        await client.ReadResponseAsync();

        Assert.Equal(body, router.Engine.Request!.Body.ToArray());
    }

    [Theory]
    [InlineData("/v1/chat/completions", Operation.Chat)]
    [InlineData("/v1/completions", Operation.Completion)]
    [InlineData("/v1/embeddings", Operation.Embeddings)]
    public async Task Request_ForTheEngine_NamesOperationDialectAndId(string path, Operation operation)
    {
        await using var router = await RunningRouter.StartAsync();

        await router.ExchangeAsync("POST", path, "{}", ("x-request-id", "abc.1"));

        Assert.Equal(operation, router.Engine.Request!.Operation);
        Assert.Equal("openai", router.Engine.Request.ClientDialect);
        Assert.Equal("abc.1", router.Engine.Request.Id);
    }

    [Theory]
    [InlineData(Limit, 200)]
    [InlineData(Limit + 1, 413)]
    [InlineData(Limit * 10_000, 413)]
    public async Task Body_OverTheLimitByItsLength_Is413(int size, int status)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithMaxBody(Limit));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", new string('a', size));

        Assert.Equal(status, head.Status);
        Assert.Equal(status == 200 ? 1 : 0, router.Engine.Requests);
        if (status == 413) Assert.Contains("1000 bytes", ErrorAssert.Is(413, ErrorCode.RequestTooLarge, head, body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limit, 200)]
    [InlineData(Limit + 1, 413)]
    [InlineData(Limit * 100, 413)]
    public async Task Body_OverTheLimitInChunks_Is413(int size, int status)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithMaxBody(Limit));
        using var client = await router.ConnectAsync();

        await client.SendRawAsync(Chunked(Pattern(size), 99));
        var reply = await client.ReadResponseAsync();

        Assert.Equal(status, reply.Status);
        Assert.Equal(status == 200 ? 1 : 0, router.Engine.Requests);
        if (status == 413) ErrorAssert.Is(413, ErrorCode.RequestTooLarge, reply, Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("GZIP", 415)]
    [InlineData("identity", 200)]
    public async Task Body_WithContentEncoding_IsTakenOnlyIfItMeansNone(string encoding, int status)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}", ("Content-Encoding", encoding));

        Assert.Equal(status, head.Status);
        if (status == 415) ErrorAssert.Is(415, ErrorCode.InvalidRequest, head, body);
    }

    [Fact]
    public async Task Body_WithBrokenChunks_Is400()
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();

        await client.SendRawAsync("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"u8.ToArray());
        var reply = await client.ReadResponseAsync();

        ErrorAssert.Is(400, ErrorCode.InvalidRequest, reply, Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
        Assert.Equal(0, router.Engine.Requests);
    }

    [Fact]
    public async Task Client_ThatExpectsContinue_IsToldToGoOn()
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();

        await client.SendRawAsync("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"u8.ToArray());
        Assert.Equal(100, (await client.ReadResponseAsync()).Status);
        await client.SendRawAsync("{}"u8.ToArray());

        Assert.Equal(200, (await client.ReadResponseAsync()).Status);
    }

    [Fact]
    public async Task Client_ThatExpectsContinueForTooMuch_IsRefusedBeforeItSends()
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithMaxBody(Limit));
        using var client = await router.ConnectAsync();

        await client.SendRawAsync("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n"u8.ToArray());

        Assert.Equal(413, (await client.ReadResponseAsync()).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_ThatLeavesInTheMiddle_IsNobodysErrorHere(bool rudely)
    {
        await using var router = await RunningRouter.StartAsync();
        using (var client = await router.ConnectAsync())
        {
            await client.SendRawAsync("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n"u8.ToArray());
            // Now the body is being read.
            Assert.Equal(100, (await client.ReadResponseAsync()).Status);
            await client.SendRawAsync("{"u8.ToArray());
            if (rudely) client.Reset();
            else client.Close();
        }

        await router.StopAsync();

        Assert.True(router.Errors.Lines.Count == 0, string.Join('\n', router.Errors.Lines));
        Assert.Equal(0, router.Engine.Requests);
    }

    private static byte[] Pattern(int size)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) bytes[i] = (byte)('a' + (i % 23));
        return bytes;
    }

    private static byte[] Chunked(byte[] body, int chunk)
    {
        var output = new MemoryStream();
        output.Write("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"u8);
        foreach (var piece in body.Chunk(chunk))
        {
            output.Write(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            output.Write(piece);
            output.Write("\r\n"u8);
        }

        output.Write("0\r\n\r\n"u8);
        return output.ToArray();
    }
}
