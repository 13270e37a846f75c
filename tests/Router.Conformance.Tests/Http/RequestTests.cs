using System.Text;
using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Http;

/// <summary>Wire contract §2: what comes in, and what of it the provider gets.</summary>
public sealed class RequestTests(SharedBench bench) : IClassFixture<SharedBench>
{
    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/chat/completions")]
    [InlineData("/v1//chat/completions")]
    [InlineData("/v1/chat/completions/")]
    public async Task Path_AsClientsWriteIt_IsTheSameEndpoint(string path)
    {
        Answer();

        Assert.Equal(200, (await bench.OpenAi.SendAsync("POST", path, ChatBody.Whole)).Status);
    }

    [Theory]
    [InlineData("/models")]
    [InlineData("/v1//models")]
    [InlineData("/v1/models/")]
    public async Task Path_OfTheModelList_IsTheSameEndpoint(string path) =>
        Assert.Equal("list", (await (await bench.OpenAi.SendAsync("GET", path)).ReadJsonAsync()).GetProperty("object").GetString());

    [Theory]
    [InlineData("""{"model":"test-model","messages":[{"role":"developer","content":"be brief"}],"max_tokens":5}""")]
    [InlineData("""{"model":"test-model","messages":[],"max_completion_tokens":5,"top_secret_sauce":{"a":[1,2.50,1e3]}}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}],"model":"test-model"}""")]
    public async Task Body_WithMembersTheRouterDoesNotKnow_ReachesTheProviderAsItWas(string body)
    {
        Answer();

        var response = await bench.OpenAi.PostAsync(body);

        Assert.Equal(200, response.Status);
        Assert.Equal(body, bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last().Text);
    }

    // Servers in Python and Go fail on it, each in its own way.
    [Fact]
    public async Task Body_WithALoneSurrogate_ReachesTheProviderWithAReplacement()
    {
        Answer();

        var response = await bench.OpenAi.PostAsync("""{"model":"test-model","messages":[{"role":"user","content":"lone \ud83d half, whole \ud83d\ude00"}]}""");

        Assert.Equal(200, response.Status);
        Assert.Contains("\"lone \\ufffd half, whole \\ud83d\\ude00\"", bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_OfManyMegabytes_ReachesTheProvider()
    {
        Answer();
        var image = new string('A', 20 * 1024 * 1024);

        var response = await bench.OpenAi.PostAsync(ChatBody.With($"\"image\":\"{image}\""));

        Assert.Equal(200, response.Status);
        Assert.True(bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last().Body.Length > image.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"messages\":[]}")]
    [InlineData("{\"model\":7,\"messages\":[]}")]
    [InlineData("{\"model\":\"\",\"messages\":[]}")]
    public async Task Body_ThatIsNoRequest_IsTheCallersFault(string body) =>
        await ErrorAssert.IsStatusAsync(await bench.OpenAi.PostAsync(body), 400, ErrorCode.InvalidRequest);

    [Fact]
    public async Task Headers_ToTheProvider_CarryItsKeyAndNeverTheClients()
    {
        Answer();

        await bench.OpenAi.SendAsync("POST", OpenAiBodies.Path, ChatBody.Whole, ("Authorization", "Bearer sk-of-the-client"), ("Cookie", "session=1"));

        var sent = bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last();
        Assert.Equal("Bearer " + TestSettings.ApiKey, sent.Header("authorization"));
        Assert.Null(sent.Header("cookie"));
        Assert.Equal("application/json", sent.Header("content-type")?.Split(';')[0]);
    }

    [Fact]
    public async Task Headers_ToTheClient_NameTheProviderAndPassRateLimits()
    {
        bench.OpenAi.Chat(Step.Document(OpenAiBodies.Document("a"), headers: [("x-ratelimit-remaining-tokens", "99"), ("Set-Cookie", "a=b")]));

        var response = await bench.OpenAi.PostAsync(ChatBody.Whole);

        Assert.Equal(("alpha", "99"), (response.Header("x-router-provider"), response.Header("x-ratelimit-remaining-tokens")));
        Assert.NotNull(response.Header("x-request-id"));
        Assert.Null(response.Header("set-cookie"));
    }

    [Fact]
    public async Task Connection_AfterAReply_TakesTheNextRequest()
    {
        Answer();
        var client = await bench.OpenAi.NewClientAsync();

        for (var i = 0; i < 3; i++)
        {
            var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Whole);
            Assert.Equal(200, response.Status);
            await response.ReadBodyAsync();
        }
    }

    [Fact]
    public async Task Body_SentInChunks_IsReadWhole()
    {
        Answer();
        var client = await bench.OpenAi.NewClientAsync();
        var (first, second) = (ChatBody.Whole[..10], ChatBody.Whole[10..]);
        await client.SendRawAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{first.Length:x}\r\n{first}\r\n{second.Length:x}\r\n{second}\r\n0\r\n\r\n"));

        Assert.Equal(200, (await client.ReadResponseAsync()).Status);
    }

    private void Answer() => bench.OpenAi.Chat(Step.Document(OpenAiBodies.Document("a")));
}
