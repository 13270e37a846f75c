using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Http.Tests.Endpoints.Ollama;

/// <summary>Which models there are, as Ollama's clients ask.</summary>
public sealed class OllamaModelsTests
{
    private const string Details = """{"parent_model":"","format":"","family":"","families":[],"parameter_size":"","quantization_level":""}""";

    // SHA-256 of "demo/demo".
    private const string Digest = "5f75aa4b29c22ccdf79fe3d835306792ff8b0a3bbb2c46657d2a0c0b8885820e";

    [Fact]
    public async Task Tags_List_IsOllamas()
    {
        await using var router = await RunningRouter.StartAsync();

        var (get, body) = await router.ExchangeAsync("GET", "/api/tags");
        var (head, _) = await router.ExchangeAsync("HEAD", "/api/tags");

        Assert.Equal(
            $$$"""{"models":[{"name":"demo","model":"demo","modified_at":"2026-01-01T00:00:00Z","size":0,"digest":"{{{Digest}}}","details":{{{Details}}}}]}""",
            body);
        Assert.Equal((200, 200, get.Header("content-length")), (get.Status, head.Status, head.Header("content-length")));
    }

    [Fact]
    public async Task Ps_OfLiveModels_ListsThoseOnOffer()
    {
        var engine = new FakeEngine { LiveModels = ["demo", "alias-of-demo"] };
        await using var router = await RunningRouter.StartAsync(engine);

        var (_, body) = await router.ExchangeAsync("GET", "/api/ps");

        var model = Assert.Single(JsonText.Parse(body).GetProperty("models").EnumerateArray());
        Assert.Equal(("demo", 0), (model.GetProperty("model").GetString(), model.GetProperty("size_vram").GetInt32()));
        Assert.True(model.TryGetProperty("expires_at", out _));
    }

    [Fact]
    public async Task Ps_WhileNothingAnswers_IsAnEmptyList()
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal("""{"models":[]}""", (await router.ExchangeAsync("GET", "/api/ps")).Body);
    }

    [Fact]
    public async Task Tags_OfNothing_IsAnEmptyList()
    {
        await using var router = await RunningRouter.StartAsync(new FakeEngine { Models = [] });

        Assert.Equal("""{"models":[]}""", (await router.ExchangeAsync("GET", "/api/tags")).Body);
    }

    [Fact]
    public async Task Version_Asked_IsAnOllamas()
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal("""{"version":"0.12.0"}""", (await router.ExchangeAsync("GET", "/api/version")).Body);
    }

    [Theory]
    [InlineData("""{"model":"demo"}""")]
    [InlineData("""{"name":"demo"}""")]
    [InlineData("""{"name":"other","verbose":{"model":"x"},"model":"demo"}""")]
    [InlineData("""{"model":"","name":"demo"}""")]
    [InlineData("""{"model":"demo:latest"}""")]
    public async Task Show_KnownModel_IsWhatTheRouterKnows(string request)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", "/api/show", request);

        Assert.Equal(200, head.Status);
        Assert.Equal(
            $$$"""{"modified_at":"2026-01-01T00:00:00Z","details":{{{Details}}},"model_info":{"general.basename":"demo","general.organization":"demo"},"capabilities":["completion","tools"]}""",
            body);
    }

    [Fact]
    public async Task Show_NameWithoutItsTag_IsFound()
    {
        await using var router = await RunningRouter.StartAsync(new FakeEngine { Models = [new("llama3:latest", "local", 0)] });

        Assert.Contains("llama3:latest", (await router.ExchangeAsync("POST", "/api/show", """{"model":"llama3"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_UnknownModel_Is404()
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", "/api/show", """{"model":"nobody's"}""");

        Assert.Equal(404, head.Status);
        Assert.Contains("nobody's", JsonText.Parse(body).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"model":7}""")]
    [InlineData("""{"model":null}""")]
    [InlineData("""{"model":"\ud800"}""")]
    public async Task Show_BodyWithoutAModel_Is400(string request)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", "/api/show", request);

        Assert.Equal(400, head.Status);
        Assert.Contains("'model'", JsonText.Parse(body).GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
