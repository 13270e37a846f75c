using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Errors;

public sealed class EarlyRefusalTests
{
    public static TheoryData<string, int> BrokenRequests => new()
    {
        { "nonsense\r\n\r\n", 400 },
        { "GET\r\n\r\n", 400 },
        { "GET /v1/models\r\n\r\n", 505 },
        { "GET /v1/models HTTP/1.1\r\n\r\n", 400 },
        { "GET /v1/models HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "GET /v1/models HTTP/1.1\r\nno colon\r\n\r\n", 400 },
        { "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400 },
        { "POST /v1/embeddings HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400 },
        { "POST /v1/embeddings HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400 },
        { "GET /v1/models HTTP/3.7\r\nHost: x\r\n\r\n", 505 },
        { "GET /" + new string('p', 10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414 },
        { "GET /v1/models HTTP/1.1\r\nHost: x\r\nBig: " + new string('h', 40_000) + "\r\n\r\n", 431 },
        { "GET /v1/models HTTP/1.1\r\nHost: x\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 200)) + "\r\n", 431 },
    };

    [Theory]
    [MemberData(nameof(BrokenRequests))]
    public async Task Request_ThatIsNoHttp_IsRefusedInJson(string request, int status)
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();

        await client.SendRawAsync(Encoding.Latin1.GetBytes(request));
        var reply = await client.ReadResponseAsync();

        ErrorAssert.Is(status, ErrorCode.InvalidRequest, reply, Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
    }

    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/health")]
    [InlineData("/nowhere")]
    public async Task Request_ThatIsNoHttpAfterAGoodOne_IsRefusedInJson(string good)
    {
        await using var router = await RunningRouter.StartAsync();
        using var client = await router.ConnectAsync();
        await (await client.ExchangeAsync("GET", good)).ReadBodyAsync();

        await client.SendRawAsync("nonsense\r\n\r\n"u8.ToArray());
        var reply = await client.ReadResponseAsync();

        ErrorAssert.Is(400, ErrorCode.InvalidRequest, reply, Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
    }

    [Fact]
    public async Task Request_ThatIsNoHttpAfterAStream_IsRefusedInJson()
    {
        var stream = new FakeReplyStream();
        stream.Write("data: 1\n\n");
        stream.Complete();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        await (await RunningRouter.ChatAsync(client)).ReadBodyAsync();

        await client.SendRawAsync("nonsense\r\n\r\n"u8.ToArray());
        var reply = await client.ReadResponseAsync();

        ErrorAssert.Is(400, ErrorCode.InvalidRequest, reply, Encoding.UTF8.GetString(await reply.ReadBodyAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\nmore")]
    [InlineData("HTTP/1.1 xxx Bad Request\r\nContent-Length: 0\r\n\r\n")]
    public void Bytes_ThatAreNoEmptyRefusal_AreLeftAlone(string head) => Assert.Null(EarlyRefusal.WithBody(Encoding.ASCII.GetBytes(head)));

    [Fact]
    public void Refusal_ThatIsEmpty_KeepsItsOtherHeaders()
    {
        var reply = Encoding.UTF8.GetString(EarlyRefusal.WithBody("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8)!);

        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\nContent-Type: application/json\r\n", reply, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n\r\n{\"error\":", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length: 0", reply, StringComparison.Ordinal);
    }
}
