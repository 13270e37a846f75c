using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Faults;

/// <summary>Refusals that are the caller's business pass with the provider's own words. Wire contract §2.</summary>
public sealed class ProviderRefusalTests
{
    [Theory]
    [InlineData(400, "context_length_exceeded")]
    [InlineData(404, "model_not_found")]
    [InlineData(413, "too_large")]
    [InlineData(422, "unprocessable")]
    public async Task Chat_DeterministicRefusal_PassesWithTheProvidersText(int status, string code)
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Document(OpenAiBodies.Error("Too many tokens: 9000.", code), status));

        foreach (var body in (string[])[ChatBody.Stream, ChatBody.Whole])
        {
            var error = await ErrorAssert.IsStatusAsync(await bench.PostAsync(body), status, code);
            Assert.Contains("Too many tokens: 9000.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Chat_RateLimit_PassesStatusAndHeaders()
    {
        await using var bench = await TestBench.OpenAiAsync();
        bench.Chat(Step.Document(
            OpenAiBodies.Error("Slow down.", "rate_limit_exceeded"), 429,
            headers: [("Retry-After", "7"), ("retry-after-ms", "6500"), ("x-ratelimit-remaining-requests", "0")]));

        var response = await bench.PostAsync(ChatBody.Stream);

        await ErrorAssert.IsStatusAsync(response, 429, ErrorCode.RateLimited);
        Assert.Equal(("7", "6500", "0"), (response.Header("retry-after"), response.Header("retry-after-ms"), response.Header("x-ratelimit-remaining-requests")));
    }

    [Fact]
    public async Task Chat_NobodyListens_IsConnectFailed()
    {
        var port = ClosedPort();
        await using var router = await RouterUnderTest.StartAsync(
            TestSettings.Of(TestSettings.Provider("alpha", "openai", new Uri($"http://127.0.0.1:{port}/v1"))), TimeProvider.System);
        using var client = await router.ConnectAsync();

        foreach (var body in (string[])[ChatBody.Stream, ChatBody.Whole])
            await ErrorAssert.IsStatusAsync(await client.ExchangeAsync("POST", OpenAiBodies.Path, body), 502, ErrorCode.ConnectFailed);
    }

    private static int ClosedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
