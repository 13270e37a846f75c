using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>A provider's concurrency, breaker and discovery: defaults, layers, mistakes.</summary>
public sealed class ProviderLoadTests
{
    [Fact]
    public void Load_OfNobody_IsTheReferences()
    {
        foreach (var provider in Loading.Settings("router.providers.p.base-url = \"http://x\"").Providers)
        {
            Assert.Equal(new ConcurrencySettings(null, 1000, TimeSpan.FromSeconds(60)), provider.Concurrency);
            Assert.Equal(new BreakerSettings(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60)), provider.Breaker);
            Assert.Equal(new DiscoverySettings(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan), provider.Discovery);
        }
    }

    [Fact]
    public void Load_OfAProvider_IsLayeredOverTheDefaultsMemberByMember()
    {
        var settings = Loading.Settings("""
            router {
              provider-defaults {
                concurrency { limit = 9, wait = 9s }
                breaker { failures = 9, open-max = 9s }
                discovery { retry = 9s, probe = 9s }
              }
              providers.p {
                base-url = "http://p"
                concurrency { limit = off, queue = 0 }
                breaker { failures = 0, open = 9s }
                discovery { refresh = 1s, probe = off }
              }
            }
            """);
        Assert.Equal(new ConcurrencySettings(null, 0, Seconds(9)), settings.Providers[0].Concurrency);
        Assert.Equal(new BreakerSettings(0, Seconds(9), Seconds(9)), settings.Providers[0].Breaker);
        Assert.Equal(new DiscoverySettings(Seconds(1), Seconds(9), Timeout.InfiniteTimeSpan), settings.Providers[0].Discovery);

        // Ollama says nothing itself.
        Assert.Equal(new ConcurrencySettings(9, 1000, Seconds(9)), settings.Providers[1].Concurrency);
        Assert.Equal(new BreakerSettings(9, Seconds(2), Seconds(9)), settings.Providers[1].Breaker);
        Assert.Equal(new DiscoverySettings(TimeSpan.FromMinutes(5), Seconds(9), Seconds(9)), settings.Providers[1].Discovery);
    }

    [Theory]
    [InlineData("concurrency.limit = 0", "45: router.providers.groq.concurrency.limit: must be from 1 to 100000, or off, is \"0\"")]
    [InlineData("concurrency.limit = 100001", "45: router.providers.groq.concurrency.limit: must be from 1 to 100000, or off, is \"100001\"")]
    [InlineData("concurrency.limit = many", "45: router.providers.groq.concurrency.limit: \"many\" is not a whole number (write a number from 1 to 100000, or off)")]
    [InlineData("concurrency.limit = null", "25: router.providers.groq.concurrency.limit: this key needs a value (set it to a number, or off)")]
    [InlineData("concurrency.queue = -1", "45: router.providers.groq.concurrency.queue: must be from 0 to 100000, is \"-1\"")]
    [InlineData("concurrency.wait = off", "44: router.providers.groq.concurrency.wait: this cannot be switched off")]
    [InlineData("concurrency.wait = 0s", "44: router.providers.groq.concurrency.wait: must be more than zero, is \"0s\"")]
    [InlineData("concurrency.limits = 1", "37: router.providers.groq.concurrency.limits: there is no such key (did you mean \"limit\"?)")]
    [InlineData("concurrency = 5", "39: router.providers.groq.concurrency: must be an object, is a text (write concurrency { … })")]
    [InlineData("breaker.failures = 1001", "44: router.providers.groq.breaker.failures: must be from 0 to 1000, is \"1001\"")]
    [InlineData("breaker.open = 0s", "40: router.providers.groq.breaker.open: must be more than zero, is \"0s\"")]
    [InlineData("breaker.open = x", "40: router.providers.groq.breaker.open: \"x\" is not a duration (write 10s, 500 ms or 2 minutes)")]
    [InlineData("breaker.open-max = off", "44: router.providers.groq.breaker.open-max: this cannot be switched off")]
    [InlineData("breaker.open = 61s", "40: router.providers.groq.breaker.open: must not be longer than open-max, which is \"60s\"")]
    [InlineData("breaker.open-max = 1s", "44: router.providers.groq.breaker.open-max: must not be shorter than open, which is \"2s\"")]
    [InlineData("breaker { open = 2m, open-max = 1m }", "42: router.providers.groq.breaker.open: must not be longer than open-max, which is \"1m\"")]
    [InlineData("breaker.opne = 1s", "33: router.providers.groq.breaker.opne: there is no such key (did you mean \"open\"?)")]
    [InlineData("discovery.refresh = off", "45: router.providers.groq.discovery.refresh: this cannot be switched off")]
    [InlineData("discovery.retry = 0s", "43: router.providers.groq.discovery.retry: must be more than zero, is \"0s\"")]
    [InlineData("discovery.probe = 0s", "43: router.providers.groq.discovery.probe: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("discovery.probes = 1s", "35: router.providers.groq.discovery.probes: there is no such key (did you mean \"probe\"?)")]
    public void Load_Wrong_SaysWhereAndWhat(string own, string mistake) =>
        Assert.Equal($"{Loading.File}:1:{mistake}", Loading.Mistake($"router.providers.groq {{ {own} }}"));

    [Theory]
    [InlineData("breaker.failures = x", "47: router.provider-defaults.breaker.failures: \"x\" is not a whole number (write a number from 0 to 1000)")]
    [InlineData("breaker.open-max = 1s", "47: router.provider-defaults.breaker.open-max: must not be shorter than open, which is \"2s\"")]
    [InlineData("concurrency.limit = 0", "48: router.provider-defaults.concurrency.limit: must be from 1 to 100000, or off, is \"0\"")]
    [InlineData("discovery.retry = 0s", "46: router.provider-defaults.discovery.retry: must be more than zero, is \"0s\"")]
    public void Defaults_Wrong_AreReportedOnce(string defaults, string mistake) =>
        Assert.Equal($"{Loading.File}:1:{mistake}", Loading.Mistake($"router.provider-defaults {{ {defaults} }}"));

    [Fact]
    public void Breaker_ShorterThanTheDefaultsOpen_IsTheProvidersMistake() => Assert.Equal(
        $"{Loading.File}:2:42: router.providers.groq.breaker.open-max: must not be shorter than open, which is \"9s\"",
        Loading.Mistake("router.provider-defaults.breaker.open = 9s\nrouter.providers.groq.breaker.open-max = 8s"));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
