using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Errors;

public sealed class ErrorReplyTests
{
    private static readonly RouterError Busy = new(429, ErrorCode.RateLimited, "The provider 'a' is busy. Wait \"a bit\" – ☕.", "api_error", Fault.Provider);

    [Fact]
    public async Task Failure_OfTheEngine_IsItsStatusAndOpenAisBody()
    {
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(Busy)));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        ErrorAssert.Is(429, ErrorCode.RateLimited, head, body);
        Assert.Equal(
            """{"error":{"message":"The provider 'a' is busy. Wait \"a bit\" – ☕.","type":"api_error","param":null,"code":"rate_limit_exceeded"}}""",
            body);
        Assert.Null(head.Header("retry-after"));
    }

    [Fact]
    public async Task Failure_WithParam_NamesIt()
    {
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(Busy with { Param = "messages" })));

        var (_, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Contains("\"param\":\"messages\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_WithDetail_KeepsItToTheLog()
    {
        var error = Busy with { Detail = "http://10.0.0.7:1234 refused sk-secret" };
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(error)));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.DoesNotContain("10.0.0.7", head.Head + body, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", head.Head + body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(999, "1")]
    [InlineData(1000, "1")]
    [InlineData(1001, "2")]
    [InlineData(60_000, "60")]
    [InlineData(-5, "0")]
    public async Task RetryAfter_OfAFailure_IsWholeSecondsRoundedUp(int milliseconds, string header)
    {
        var error = Busy with { RetryAfter = TimeSpan.FromMilliseconds(milliseconds) };
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(error)));

        var (head, _) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Equal(header, head.Header("retry-after"));
    }

    [Fact]
    public async Task Headers_OfTheProvider_PassUnderTheirOwnNames()
    {
        var error = Busy with
        {
            RetryAfter = TimeSpan.FromSeconds(3),
            Headers = [new("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT"), new("retry-after-ms", "120"), new("x-ratelimit-limit-requests", "60")],
        };
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(error)));

        var (head, _) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Equal("Wed, 21 Oct 2026 07:28:00 GMT", head.Header("retry-after"));
        Assert.Equal("120", head.Header("retry-after-ms"));
        Assert.Equal("60", head.Header("x-ratelimit-limit-requests"));
    }

    [Theory]
    [InlineData("x-bad", "a\r\nx-injected: 1")]
    [InlineData("x-bad", "snow ☃")]
    [InlineData("x bad", "1")]
    [InlineData("", "1")]
    [InlineData("x-injected:", "1")]
    public async Task Headers_ThatAreIllegal_AreLeftOut(string name, string value)
    {
        var error = Busy with { Headers = [new(name, value)] };
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Failed(error)));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        ErrorAssert.Is(429, ErrorCode.RateLimited, head, body);
        Assert.DoesNotContain("x-bad", head.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("x bad", head.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("x-injected", head.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfTheEngine_IsAnInternalErrorThatTellsNothing()
    {
        var engine = new FakeEngine { OnSend = (_, _) => throw new InvalidOperationException("secret reason") };
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}", ("x-request-id", "req-9"));

        Assert.Contains("req-9", ErrorAssert.Is(500, ErrorCode.Internal, head, body), StringComparison.Ordinal);
        Assert.DoesNotContain("secret reason", body, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", body, StringComparison.Ordinal);
        var line = Assert.Single(router.Errors.Lines);
        Assert.Contains("req-9", line, StringComparison.Ordinal);
        Assert.Contains("secret reason", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_ThatCarriesAnError_IsThatError()
    {
        var engine = new FakeEngine { OnSend = (_, _) => throw new RouterException(Busy) };
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        ErrorAssert.Is(429, ErrorCode.RateLimited, head, body);
    }

    [Fact]
    public async Task Cancellation_ThatIsNotTheClients_IsAnInternalError()
    {
        var engine = new FakeEngine { OnSend = (_, _) => throw new OperationCanceledException() };
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        ErrorAssert.Is(500, ErrorCode.Internal, head, body);
    }
}
