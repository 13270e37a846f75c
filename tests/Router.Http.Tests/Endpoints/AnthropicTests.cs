using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Http.Tests.Endpoints;

/// <summary>What Anthropic's clients ask, and how the HTTP layer's own answers look to them.</summary>
public sealed class AnthropicTests
{
    private static readonly (string, string) Version = ("anthropic-version", "2023-06-01");

    [Theory]
    [InlineData("/v1/messages", Operation.Chat)]
    [InlineData("/messages", Operation.Chat)]
    [InlineData("/v1/messages/count_tokens", Operation.CountTokens)]
    public async Task Post_AtAnyPath_AsksTheEngineInAnthropicsDialect(string path, Operation operation)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, _) = await router.ExchangeAsync("POST", path, """{"model":"demo"}""", Version, ("anthropic-beta", "b1,b2"), ("x-other", "x"));

        var request = Assert.IsType<RouterRequest>(router.Engine.Request);
        Assert.Equal((operation, "anthropic"), (request.Operation, request.ClientDialect));
        Assert.Equal([new("anthropic-version", "2023-06-01"), new("anthropic-beta", "b1,b2")], request.Headers);
        Assert.Equal(head.Header("x-request-id"), head.Header("request-id"));
    }

    [Theory]
    [InlineData(404, "POST", "/v1/messages/batches", "not_found_error")]
    [InlineData(405, "GET", "/v1/messages", "invalid_request_error")]
    [InlineData(413, "POST", "/v1/messages", "request_too_large")]
    [InlineData(500, "POST", "/v1/messages", "api_error")]
    public async Task Error_OfTheHttpLayer_HasAnthropicsShape(int status, string method, string path, string type)
    {
        var engine = status == 500 ? new FakeEngine { OnSend = (_, _) => throw new InvalidOperationException("inner reason") } : new FakeEngine();
        await using var router = await RunningRouter.StartAsync(engine, TestSettings.WithMaxBody(1024));

        var (head, body) = await router.ExchangeAsync(method, path, method == "GET" ? null : status == 413 ? new string(' ', 2000) : "{}");

        Assert.Equal(status, head.Status);
        AssertError(body, type);
    }

    [Fact]
    public async Task Key_ThatIsWrong_IsAnAuthenticationError()
    {
        await using var router = await RunningRouter.StartAsync(settings: TestSettings.WithKeys("k"));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/messages", "{}", ("x-api-key", "other"));

        Assert.Equal(401, head.Status);
        AssertError(body, "authentication_error");
    }

    [Fact]
    public async Task Models_ForItsSdk_AreListedItsWay()
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal(
            """{"data":[{"type":"model","id":"demo","display_name":"demo","created_at":"2026-01-01T00:00:00Z"}],"has_more":false,"first_id":"demo","last_id":"demo"}""",
            (await router.ExchangeAsync("GET", "/v1/models", null, Version)).Body);
        Assert.Equal(
            """{"type":"model","id":"demo","display_name":"demo","created_at":"2026-01-01T00:00:00Z"}""",
            (await router.ExchangeAsync("GET", "/v1/models/demo", null, Version)).Body);
        AssertError((await router.ExchangeAsync("GET", "/v1/models/none", null, Version)).Body, "not_found_error");
    }

    private static void AssertError(string body, string type)
    {
        var root = JsonText.Parse(Encoding.UTF8.GetBytes(body));
        Assert.Equal(("error", type), (root.GetProperty("type").GetString(), root.GetProperty("error").GetProperty("type").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(root.GetProperty("error").GetProperty("message").GetString()));
        Assert.DoesNotContain("inner reason", body, StringComparison.Ordinal);
    }
}
