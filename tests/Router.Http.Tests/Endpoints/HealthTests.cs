using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Endpoints;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_OfALivingRouter_IsExactlyOk()
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal("""{"status":"ok"}""", (await router.ExchangeAsync("GET", "/health")).Body);
    }

    [Theory]
    [InlineData(false, 200, "ready", ProviderState.Up)]
    [InlineData(false, 200, "ready", ProviderState.Unknown)]
    [InlineData(false, 200, "ready", ProviderState.Down, ProviderState.Up)]
    [InlineData(false, 200, "ready")]
    [InlineData(false, 200, "no_healthy_provider", ProviderState.Down)]
    [InlineData(false, 200, "no_healthy_provider", ProviderState.Down, ProviderState.Down)]
    [InlineData(true, 503, "draining", ProviderState.Up)]
    [InlineData(true, 503, "draining", ProviderState.Down)]
    public async Task Readiness_ByStateOfDrainAndProviders_IsItsStatus(bool draining, int status, string verdict, params ProviderState[] states)
    {
        var engine = new FakeEngine { Status = new(draining, 0, [.. states.Select((state, i) => new ProviderStatus($"p{i}", state, 0, 0, null))], TestSettings.Status) };
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, body) = await router.ExchangeAsync("GET", "/health/ready");

        Assert.Equal(status, head.Status);
        Assert.Equal(verdict, Testing.Bodies.JsonText.Parse(body).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Readiness_InJson_NamesEveryProvider()
    {
        var engine = new FakeEngine
        {
            Status = new(false, 3, [new("a", ProviderState.Up, 2, 5, null) { Queued = 7 }, new("b", ProviderState.Down, 0, 0, ErrorCode.ConnectFailed), new("c", ProviderState.Unknown, 0, 0, null)], TestSettings.Status),
        };
        await using var router = await RunningRouter.StartAsync(engine);

        var (_, body) = await router.ExchangeAsync("GET", "/health/ready");

        Assert.Equal(
            """
            {"status":"ready","draining":false,"live_streams":3,"providers":[{"name":"a","state":"up","in_flight":2,"queued":7,"models":5},{"name":"b","state":"down","in_flight":0,"queued":0,"models":0,"last_error":"upstream_connect_failed"},{"name":"c","state":"unknown","in_flight":0,"queued":0,"models":0}],"settings":{"state":"current","loaded_at":"1970-01-01T00:00:00Z","mistakes":0}}
            """,
            body);
    }

    [Fact]
    public async Task Readiness_OnOlderSettingsThanTheFiles_SaysSoAndStays200()
    {
        var engine = new FakeEngine();
        engine.Status = engine.Status with { Settings = new SettingsStatus(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Mistakes: 3) };
        await using var router = await RunningRouter.StartAsync(engine);

        var (head, body) = await router.ExchangeAsync("GET", "/health/ready");

        Assert.Equal(200, head.Status);
        Assert.EndsWith("""
            "settings":{"state":"stale","loaded_at":"2026-01-02T03:04:05Z","mistakes":3}}
            """, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_ForABrowser_NamesTheBaseUrl()
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Contains("\"base_url\":\"http://localhost/v1\"", (await router.ExchangeAsync("GET", "/")).Body, StringComparison.Ordinal);
    }
}
