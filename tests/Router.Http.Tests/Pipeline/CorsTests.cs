using LlmRouter.Http.Pipeline;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class CorsTests
{
    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/models")]
    [InlineData("/nowhere")]
    [InlineData("/")]
    public async Task Preflight_OnAnyRoute_Is204WithoutAKey(string path)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("k"));

        var (head, _) = await router.ExchangeAsync("OPTIONS", path, null,
            ("Origin", "https://chat.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type,x-stainless-os"));

        Assert.Equal(204, head.Status);
        Assert.Equal("*", head.Header("access-control-allow-origin"));
        Assert.Equal("authorization, content-type, x-stainless-os", head.Header("access-control-allow-headers"));
        Assert.Contains("POST", head.Header("access-control-allow-methods"), StringComparison.Ordinal);
        Assert.Equal("86400", head.Header("access-control-max-age"));
        Assert.NotNull(head.Header("x-request-id"));
        Assert.Null(head.Header("content-length"));
    }

    [Theory]
    [InlineData("", "authorization, content-type")]
    [InlineData("authorization", "authorization, content-type")]
    [InlineData("X-A, x-b ,accept", "authorization, content-type, x-a, x-b")]
    [InlineData("x-a\r\nset-cookie: 1", "authorization, content-type")]
    [InlineData("x-☃,,x-ok", "authorization, content-type, x-ok")]
    public void AllowedHeaders_OfARequest_AreTheFixedOnesAndItsOwn(string requested, string allowed) => Assert.Equal(allowed, Cors.AllowedHeaders(requested));

    [Fact]
    public async Task Reply_ToAnyOrigin_MayBeReadWithItsHeaders()
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, _) = await router.ExchangeAsync("GET", "/v1/models", null, ("Origin", "https://chat.example"));

        Assert.Equal("*", head.Header("access-control-allow-origin"));
        foreach (var name in (string[])["x-request-id", "x-router-provider", "x-router-attempts", "retry-after"])
            Assert.Contains(name, head.Header("access-control-expose-headers"), StringComparison.Ordinal);
    }
}
