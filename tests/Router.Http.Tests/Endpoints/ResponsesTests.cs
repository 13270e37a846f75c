using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Endpoints;

/// <summary>What clients of OpenAI's Responses ask.</summary>
public sealed class ResponsesTests
{
    [Fact]
    public async Task Post_Response_AsksTheEngineInItsDialect()
    {
        await using var router = await RunningRouter.StartAsync();

        await router.ExchangeAsync("POST", "/v1/responses", """{"model":"demo"}""");

        var request = Assert.IsType<RouterRequest>(router.Engine.Request);
        Assert.Equal((Operation.Chat, "responses"), (request.Operation, request.ClientDialect));
    }

    [Theory]
    [InlineData("GET", "/v1/responses/resp_1")]
    [InlineData("DELETE", "/v1/responses/resp_1")]
    [InlineData("POST", "/v1/responses/resp_1/cancel")]
    [InlineData("GET", "/responses/resp_1/input_items")]
    public async Task StoredResponse_OfAnyId_Is404AndSaysThatNothingIsStored(string method, string path)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync(method, path, method == "POST" ? "{}" : null);

        Assert.Contains("stores no responses", ErrorAssert.Is(404, ErrorCode.InvalidRequest, head, body), StringComparison.Ordinal);
        Assert.Equal(0, router.Engine.Requests);
    }
}
