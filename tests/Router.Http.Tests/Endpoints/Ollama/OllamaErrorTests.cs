using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Http.Tests.Endpoints.Ollama;

/// <summary>Whoever found it and however early: below <c>/api</c> an error is <c>{"error":"text"}</c>.</summary>
public sealed class OllamaErrorTests
{
    private static readonly RouterError Busy = new(429, ErrorCode.RateLimited, "Wait \"a bit\" – ☕.", "api_error", Fault.Provider)
    {
        RetryAfter = TimeSpan.FromSeconds(3),
    };

    [Theory]
    [InlineData("/api/chat")]
    [InlineData("/api/generate")]
    [InlineData("/api/embed")]
    public async Task Failure_OfTheEngine_IsItsStatusAndText(string path)
    {
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(Busy)));

        var (head, body) = await router.ExchangeAsync("POST", path, "{}");

        Assert.Equal((429, "application/json", "3"), (head.Status, head.Header("content-type"), head.Header("retry-after")));
        Assert.Equal("""{"error":"Wait \"a bit\" – ☕."}""", body);
    }

    [Theory]
    [InlineData("GET", "/api/chat", 405)]
    [InlineData("POST", "/api/tags", 405)]
    [InlineData("DELETE", "/api/delete", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("POST", "//api/nowhere/", 404)]
    public async Task Route_ThatIsNone_IsATextToo(string method, string path, int status)
    {
        await using var router = await RunningRouter.StartAsync();

        await AssertErrorAsync(router, method, path, status);
    }

    [Fact]
    public async Task Key_ThatIsMissing_IsATextToo()
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("secret"));

        await AssertErrorAsync(router, "GET", "/api/tags", 401);
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsATextToo()
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithMaxBody(1));

        await AssertErrorAsync(router, "POST", "/api/show", 413);
    }

    [Fact]
    public async Task Exception_OfTheEngine_IsATextThatTellsNothing()
    {
        await using var router = await RunningRouter.StartAsync(new FakeEngine { OnSend = (_, _) => throw new InvalidOperationException("inner reason") });

        Assert.DoesNotContain("inner reason", await AssertErrorAsync(router, "POST", "/api/chat", 500), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_ThatOnlyBeginsLikeIt_IsOpenAis()
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("GET", "/apis");

        ErrorAssert.Is(404, ErrorCode.InvalidRequest, head, body);
    }

    private static async Task<string> AssertErrorAsync(RunningRouter router, string method, string path, int status)
    {
        var (head, body) = await router.ExchangeAsync(method, path, method == "POST" ? "{}" : null);

        Assert.Equal((status, "application/json"), (head.Status, head.Header("content-type")));
        var member = Assert.Single(JsonText.Parse(body).EnumerateObject());
        Assert.Equal("error", member.Name);
        Assert.False(string.IsNullOrWhiteSpace(member.Value.GetString()));
        return body;
    }
}
