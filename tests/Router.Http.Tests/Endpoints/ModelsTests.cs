using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Endpoints;

public sealed class ModelsTests
{
    private static readonly FakeEngine Engine = new()
    {
        Models =
        [
            new("gpt-4o", "openai", 1767225600),
            new("meta/llama-3.1", "groq", 1767225601),
            new("a/b/c:latest", "local", 1767225602),
            new("odd%2Fid", "local", 1767225603),
            new("größe \"x\"", "local", 1767225604),
        ],
    };

    [Fact]
    public async Task List_OfModels_HasExactlyTheContractsMembers()
    {
        await using var router = await RunningRouter.StartAsync(new FakeEngine { Models = [.. Engine.Models.Take(2)] });

        var (_, body) = await router.ExchangeAsync("GET", "/v1/models");

        Assert.Equal(
            """
            {"object":"list","data":[{"id":"gpt-4o","object":"model","created":1767225600,"owned_by":"openai"},{"id":"meta/llama-3.1","object":"model","created":1767225601,"owned_by":"groq"}]}
            """,
            body);
    }

    [Fact]
    public async Task List_WithoutModels_IsAnEmptyList()
    {
        await using var router = await RunningRouter.StartAsync(new FakeEngine { Models = [] });

        Assert.Equal("""{"object":"list","data":[]}""", (await router.ExchangeAsync("GET", "/v1/models")).Body);
    }

    [Theory]
    [InlineData("/v1/models/gpt-4o", "gpt-4o")]
    [InlineData("/models/gpt-4o", "gpt-4o")]
    [InlineData("/v1/models/gpt-4o/", "gpt-4o")]
    [InlineData("/v1/models/meta/llama-3.1", "meta/llama-3.1")]
    [InlineData("/v1/models/meta%2Fllama-3.1", "meta/llama-3.1")]
    [InlineData("/v1/models/meta%2fllama-3.1", "meta/llama-3.1")]
    [InlineData("/v1/models/a/b%2Fc%3Alatest", "a/b/c:latest")]
    [InlineData("/v1/models/odd%2Fid", "odd%2Fid")]
    [InlineData("/v1/models/gr%C3%B6%C3%9Fe%20%22x%22", "größe \"x\"")]
    public async Task Model_ByItsId_IsFound(string path, string id)
    {
        await using var router = await RunningRouter.StartAsync(Engine);

        var (head, body) = await router.ExchangeAsync("GET", path);

        Assert.Equal(200, head.Status);
        Assert.Equal(id, Testing.Bodies.JsonText.Parse(body).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("gpt-5")]
    [InlineData("GPT-4O")]
    [InlineData("meta")]
    public async Task Model_ThatNobodyOffers_Is404(string id)
    {
        await using var router = await RunningRouter.StartAsync(Engine);

        var (head, body) = await router.ExchangeAsync("GET", "/v1/models/" + id);

        Assert.Contains(id, ErrorAssert.Is(404, ErrorCode.ModelNotFound, head, body), StringComparison.Ordinal);
    }
}
