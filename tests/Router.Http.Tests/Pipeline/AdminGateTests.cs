using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Settings;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class AdminGateTests
{
    private const string Path = "/admin/streams";

    private static readonly RouterSettings BothKeys = TestSettings.WithKeys("client") with { Admin = new AdminSettings("operator") };

    [Theory]
    [InlineData("Authorization", "Bearer operator")]
    [InlineData("Authorization", "bearer operator")]
    [InlineData("Authorization", "Bearer  operator ")]
    [InlineData("x-api-key", "operator")]
    [InlineData("x-api-key", " operator ")]
    public async Task Key_ThatIsTheOperators_Opens(string name, string value)
    {
        await using var router = await RunningRouter.StartAsync(settings: BothKeys);

        Assert.Equal(200, (await router.ExchangeAsync("GET", Path, null, (name, value))).Head.Status);
    }

    [Theory]
    [InlineData("x-nothing", "")]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Bearer operato")]
    [InlineData("Authorization", "Bearer operatorr")]
    [InlineData("Authorization", "Bearer OPERATOR")]
    [InlineData("Authorization", "Bearer client")]
    [InlineData("Authorization", "operator")]
    [InlineData("Authorization", "Basic operator")]
    [InlineData("x-api-key", "client")]
    [InlineData("x-api-key", "Bearer operator")]
    [InlineData("x-api-key", "")]
    public async Task Key_ThatIsMissingOrWrong_Is401(string name, string value)
    {
        var engine = new FakeEngine { Streams = [new("req_1", "m", "p", LiveStreamState.Streaming, default, default, 1, 0, 0)] };
        await using var router = await RunningRouter.StartAsync(engine, BothKeys);

        foreach (var (method, path) in ((string, string)[])[("GET", Path), ("DELETE", Path + "/req_1"), ("POST", Path), ("GET", "/admin/nothing"), ("OPTIONS", Path)])
        {
            var (head, body) = await router.ExchangeAsync(method, path, method == "POST" ? "{}" : null, (name, value));
            Assert.Equal((401, "Bearer"), (head.Status, head.Header("www-authenticate")));
            Assert.Equal(ErrorCode.InvalidApiKey, JsonText.Parse(body).GetProperty("error").GetProperty("code").GetString());
            Assert.DoesNotContain("operator\"", body, StringComparison.Ordinal);
        }

        Assert.Single(engine.Streams);
    }

    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/models")]
    [InlineData("/administrator")]
    [InlineData("/v1/admin/streams")]
    public async Task Key_OfTheOperator_OpensNothingElse(string path)
    {
        await using var router = await RunningRouter.StartAsync(settings: BothKeys);

        Assert.Equal(401, (await router.ExchangeAsync("GET", path, null, ("Authorization", "Bearer operator"))).Head.Status);
    }

    [Theory]
    [InlineData("GET", Path)]
    [InlineData("POST", Path)]
    [InlineData("DELETE", Path + "/req_1")]
    [InlineData("GET", "/admin")]
    public async Task Path_WithoutAConfiguredKey_IsAsUnknownAsAny(string method, string path)
    {
        await using var open = await RunningRouter.StartAsync();
        await using var closed = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("client"));

        await Refused(404, ErrorCode.InvalidRequest, Ask(open, method, path, ""));
        await Refused(404, ErrorCode.InvalidRequest, Ask(closed, method, path, "client"));
        await Refused(401, ErrorCode.InvalidApiKey, Ask(closed, method, path, "operator"));
    }

    [Theory]
    [InlineData("GET", "operator", 200)]
    [InlineData("GET", "wrong", 401)]
    [InlineData("OPTIONS", "operator", 405)]
    [InlineData("OPTIONS", "wrong", 401)]
    public async Task PagesOfOtherOrigins_AreNotInvited(string method, string key, int status)
    {
        await using var router = await RunningRouter.StartAsync(settings: BothKeys);

        var (head, _) = await router.ExchangeAsync(method, Path, null,
            ("Authorization", "Bearer " + key), ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "DELETE"));

        Assert.Equal(status, head.Status);
        Assert.Null(head.Header("access-control-allow-origin"));
        Assert.Null(head.Header("access-control-allow-methods"));
        Assert.NotNull(head.Header("x-request-id"));
    }

    [Fact]
    public async Task List_WhileDraining_Answers()
    {
        await using var router = await RunningRouter.StartAsync(settings: BothKeys);
        router.CloseGate();

        Assert.Equal(503, (await router.ExchangeAsync("POST", "/v1/chat/completions", "{}", ("Authorization", "Bearer client"))).Head.Status);
        Assert.Equal(200, (await router.ExchangeAsync("GET", Path, null, ("Authorization", "Bearer operator"))).Head.Status);
    }

    private static async Task Refused(int status, string code, Task<(RawResponse Head, string Body)> asking)
    {
        var (head, body) = await asking;
        ErrorAssert.Is(status, code, head, body);
    }

    private static Task<(RawResponse Head, string Body)> Ask(RunningRouter router, string method, string path, string key) =>
        router.ExchangeAsync(method, path, method == "POST" ? "{}" : null, ("Authorization", "Bearer " + key));
}
