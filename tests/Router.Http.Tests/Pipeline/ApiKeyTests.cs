using LlmRouter.Contracts;
using LlmRouter.Http.Auth;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Settings;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Bearer whatever")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Header_OfAnyKind_IsFineWhileNoKeysAreConfigured(string? authorization)
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal(200, await StatusAsync(router, "/v1/models", authorization));
    }

    [Theory]
    [InlineData("Bearer first")]
    [InlineData("Bearer second-key")]
    [InlineData("bearer first")]
    [InlineData("Bearer  first ")]
    public async Task Key_ThatIsConfigured_Passes(string authorization)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("first", "second-key"));

        Assert.Equal(200, await StatusAsync(router, "/v1/models", authorization));
    }

    [Theory]
    [InlineData("first", 200)]
    [InlineData(" second-key ", 200)]
    [InlineData("firs", 401)]
    [InlineData("", 401)]
    public async Task Key_InAnthropicsHeader_CountsAsWell(string key, int status)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("first", "second-key"));

        Assert.Equal(status, (await router.ExchangeAsync("POST", "/v1/chat/completions", "{}", ("x-api-key", key))).Head.Status);
    }

    [Theory]
    [InlineData("Bearer schlüssel", true)]
    [InlineData("Bearer schlussel", false)]
    public void Key_OutsideOfAscii_IsComparedByItsBytes(string authorization, bool known) =>
        Assert.Equal(known, new ApiKeyGate(new CurrentSettings(TestSettings.WithKeys("other", "schlüssel"))).Knows(authorization));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer firs")]
    [InlineData("Bearer firstt")]
    [InlineData("Bearer FIRST")]
    [InlineData("Bearer first second-key")]
    [InlineData("first")]
    [InlineData("Basic first")]
    public async Task Key_ThatIsMissingOrWrong_Is401(string? authorization)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("first", "second-key"));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}", Headers(authorization));

        ErrorAssert.Is(401, ErrorCode.InvalidApiKey, head, body);
        Assert.Equal("Bearer", head.Header("www-authenticate"));
        Assert.DoesNotContain("second-key", body, StringComparison.Ordinal);
        Assert.Equal(0, router.Engine.Requests);
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("//health/", 200)]
    [InlineData("/healthy", 401)]
    [InlineData("/", 401)]
    [InlineData("/models", 401)]
    [InlineData("/v1/models/demo", 401)]
    [InlineData("/nowhere", 401)]
    public async Task Path_WithoutAKey_IsOpenOnlyForHealth(string path, int status)
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("k"));

        Assert.Equal(status, await StatusAsync(router, path, null));
    }

    private static async Task<int> StatusAsync(RunningRouter router, string path, string? authorization) =>
        (await router.ExchangeAsync("GET", path, null, Headers(authorization))).Head.Status;

    private static (string, string)[] Headers(string? authorization) => authorization is null ? [] : [("Authorization", authorization)];
}
