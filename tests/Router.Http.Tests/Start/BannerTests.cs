using LlmRouter.Contracts;
using LlmRouter.Http.Start;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Settings;

namespace LlmRouter.Http.Tests.Start;

public sealed class BannerTests
{
    private static readonly ModelInfo Demo = new("demo", "demo", 0);

    [Fact]
    public void Text_OfAnOpenRouter_IsWhatAPersonNeeds()
    {
        var settings = TestSettings.Default with { Providers = [TestSettings.Provider("demo"), TestSettings.Provider("work"), TestSettings.Provider("ollama", optional: true)] };
        var status = new EngineStatus(false, 0,
        [
            new("demo", ProviderState.Up, 0, 1, null), new("work", ProviderState.Down, 0, 12, ErrorCode.UpstreamAuth), new("ollama", ProviderState.Unknown, 0, 0, null),
        ], TestSettings.Status);

        Assert.Equal(
            """
            LLM Router 0.1.0 listens on http://localhost:8777

              Base URL   http://localhost:8777/v1
              API key    anything

              Providers  demo  up, 1 model
                         work  down, 12 models, upstream_auth

              OpenWebUI  Admin Panel > Settings > Connections > OpenAI API: URL http://localhost:8777/v1, key as above
                         (OpenWebUI in a container: http://host.docker.internal:8777/v1)
              Try it     curl -N http://localhost:8777/v1/chat/completions -H 'Content-Type: application/json' -d '{"model":"demo","stream":true,"messages":[{"role":"user","content":"hi"}]}'

            """,
            new Banner(settings, status, [Demo], 8777).Text());
    }

    [Fact]
    public void Text_WithKeys_AsksForOneAndShowsNone()
    {
        var text = Text(TestSettings.WithKeys("sk-secret"), [Demo]);

        Assert.Contains("one of router.auth.keys", text, StringComparison.Ordinal);
        Assert.Contains("-H 'Authorization: Bearer YOUR-KEY'", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithoutProviders_SaysHowToGetOne()
    {
        var text = new Banner(TestSettings.Default, new EngineStatus(false, 0, [], TestSettings.Status), [], 1).Text();

        Assert.Contains("--config", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfAnOptionalProviderThatAnswers_ShowsIt()
    {
        var settings = TestSettings.Default with { Providers = [TestSettings.Provider("ollama", optional: true)] };

        Assert.Contains("ollama", new Banner(settings, new(false, 0, [new("ollama", ProviderState.Up, 0, 3, null)], TestSettings.Status), [], 1).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("ollama", new Banner(settings, new(false, 0, [new("ollama", ProviderState.Down, 0, 0, null)], TestSettings.Status), [], 1).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "http://localhost:9/v1")]
    [InlineData("*", "http://localhost:9/v1")]
    [InlineData("0.0.0.0", "http://localhost:9/v1")]
    [InlineData("::", "http://localhost:9/v1")]
    [InlineData("::1", "http://[::1]:9/v1")]
    [InlineData("192.168.1.5", "http://192.168.1.5:9/v1")]
    public void BaseUrl_ForAnyHost_CanBeCalled(string host, string baseUrl) =>
        Assert.Contains($"Base URL   {baseUrl}\n", Text(TestSettings.Default with { Server = TestSettings.Default.Server with { Host = host } }, [Demo]), StringComparison.Ordinal);

    [Theory]
    [InlineData("demo", "gpt-4o", "demo")]
    [InlineData("gpt-4o", null, "gpt-4o")]
    [InlineData(null, null, "demo")]
    public void Curl_OfTheBanner_NamesAModelThatThereIs(string? first, string? second, string named)
    {
        ModelInfo[] models = [.. new[] { second, first }.OfType<string>().Select(id => new ModelInfo(id, "p", 0))];

        Assert.Contains($"\"model\":\"{named}\"", Text(TestSettings.Default, models), StringComparison.Ordinal);
    }

    private static string Text(RouterSettings settings, IReadOnlyList<ModelInfo> models) =>
        new Banner(settings, new EngineStatus(false, 0, [new("demo", ProviderState.Up, 0, 1, null)], TestSettings.Status), models, 9).Text();
}
