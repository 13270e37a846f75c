using System.Text;
using LlmRouter.Conformance.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Http;

/// <summary>Wire contract §2: "Every non-2xx, Kestrel's own included, is application/json with error.message"; keys; CORS.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("GET", "/v1/chat/completions", 405)]
    [InlineData("DELETE", "/v1/models", 405)]
    public async Task Route_ThatDoesNotExist_IsAJsonError(string method, string path, int status)
    {
        await using var bench = await TestBench.OpenAiAsync();

        await AssertJsonErrorAsync(await bench.SendAsync(method, path), status);
    }

    [Theory]
    [InlineData("GET /v1/models HTTP/1.1\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: minus\r\n\r\n", 400)]
    public async Task Request_ThatKestrelRefuses_IsAJsonError(string request, int status)
    {
        await using var bench = await TestBench.OpenAiAsync();
        var client = await bench.NewClientAsync();
        await client.SendRawAsync(Encoding.ASCII.GetBytes(request));

        await AssertJsonErrorAsync(await client.ReadResponseAsync(), status);
    }

    [Fact]
    public async Task Body_LargerThanTheLimit_IsAJsonError()
    {
        await using var bench = await TestBench.OpenAiAsync(settings => settings with { Server = settings.Server with { MaxBody = 1000 } });

        await ErrorAssert.IsStatusAsync(await bench.PostAsync(ChatBody.With($"\"a\":\"{new string('a', 2000)}\"")), 413, ErrorCode.RequestTooLarge);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic a2V5")]
    public async Task Key_ThatIsWrong_IsRefusedBeforeTheProviderHears(string? authorization)
    {
        await using var bench = await TestBench.OpenAiAsync(WithKey);

        var response = await bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Stream, authorization is null ? [] : [("Authorization", authorization)]);

        await ErrorAssert.IsStatusAsync(response, 401, ErrorCode.InvalidApiKey);
        Assert.Empty(bench.Upstream.RequestsTo(OpenAiBodies.Path));
    }

    [Fact]
    public async Task Key_ThatIsRight_IsLetThrough()
    {
        await using var bench = await TestBench.OpenAiAsync(WithKey);
        bench.Chat(Step.Document(OpenAiBodies.Document("a")));

        Assert.Equal(200, (await bench.SendAsync("POST", OpenAiBodies.Path, ChatBody.Whole, ("Authorization", "Bearer the-key"))).Status);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer anything")]
    public async Task Key_WhileNoneAreConfigured_MayBeAnything(string authorization)
    {
        await using var bench = await TestBench.OpenAiAsync();

        Assert.Equal(200, (await bench.SendAsync("GET", "/v1/models", null, ("Authorization", authorization))).Status);
    }

    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/v1/chat/completions")]
    [InlineData("/anything")]
    public async Task Preflight_OnAnyRoute_IsAllowedWithoutAKey(string path)
    {
        await using var bench = await TestBench.OpenAiAsync(WithKey);

        var response = await bench.SendAsync(
            "OPTIONS", path, null,
            ("Origin", "https://chat.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type,x-stainless-os"));

        Assert.Equal(204, response.Status);
        Assert.Contains(response.Header("access-control-allow-origin"), (string[])["*", "https://chat.example"]);
        foreach (var header in (string[])["authorization", "content-type", "x-stainless-os"])
            Assert.Contains(header, response.Header("access-control-allow-headers"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reply_ToABrowser_AllowsItsOrigin()
    {
        await using var bench = await TestBench.OpenAiAsync();

        var response = await bench.SendAsync("GET", "/v1/models", null, ("Origin", "https://chat.example"));

        Assert.NotNull(response.Header("access-control-allow-origin"));
    }

    private static RouterSettings WithKey(RouterSettings settings) => settings with { Auth = new AuthSettings(["the-key"]) };

    private static async Task AssertJsonErrorAsync(RawResponse response, int status)
    {
        Assert.Equal(status, response.Status);
        Assert.StartsWith("application/json", response.Header("content-type"), StringComparison.Ordinal);
        Assert.NotEmpty((await response.ReadJsonAsync()).GetProperty("error").GetProperty("message").GetString()!);
    }
}
