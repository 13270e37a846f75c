using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Http;

/// <summary>Wire contract §2 and §3: the list that OpenWebUI verifies the connection with.</summary>
public sealed class ModelsTests
{
    // OpenWebUI takes an entry with one of these for something of its own.
    private static readonly string[] Reserved = ["pipeline", "pipe", "arena", "preset", "info"];

    [Fact]
    public async Task Models_List_HasExactlyWhatClientsRead()
    {
        await using var bench = await TestBench.OpenAiAsync();

        var response = await bench.SendAsync("GET", "/v1/models");
        var list = await response.ReadJsonAsync();

        Assert.Equal((200, "list"), (response.Status, list.GetProperty("object").GetString()));
        Assert.StartsWith("application/json", response.Header("content-type"), StringComparison.Ordinal);
        var entry = list.GetProperty("data").EnumerateArray().Single(model => model.GetProperty("id").GetString() == TestSettings.Model);
        Assert.Equal("model", entry.GetProperty("object").GetString());
        Assert.True(entry.GetProperty("created").TryGetInt64(out _));
        Assert.Equal("alpha", entry.GetProperty("owned_by").GetString());
        Assert.DoesNotContain(entry.EnumerateObject(), member => Reserved.Contains(member.Name));
    }

    [Fact]
    public async Task Models_DiscoveredOnes_AreListedOnceAndInStableOrder()
    {
        await using var upstream = new ScriptedUpstream().On("/v1/models", Step.Document(OpenAiBodies.Models("zeta", TestSettings.Model, "alpha", "zeta")));
        await using var router = await RouterUnderTest.StartAsync(TestSettings.Of(TestSettings.OpenAi(upstream)), TimeProvider.System);
        await Until.TrueAsync(() => router.Engine.Models.Any(model => model.Id.EndsWith("zeta", StringComparison.Ordinal)));

        var first = await IdsAsync(router);
        var second = await IdsAsync(router);

        Assert.Equal(first, second);
        Assert.Equal(first.Distinct(), first);
        Assert.Contains("alpha", first);
    }

    [Fact]
    public async Task Models_ProviderThatNeverAnswers_ListsFromMemory()
    {
        await using var upstream = new ScriptedUpstream().On("/v1/models", Step.Stall());
        await using var router = await RouterUnderTest.StartAsync(TestSettings.Of(TestSettings.OpenAi(upstream)), TimeProvider.System);

        Assert.Contains(TestSettings.Model, await IdsAsync(router));
    }

    [Fact]
    public async Task Models_Discovery_SendsTheProvidersKey()
    {
        await using var bench = await TestBench.OpenAiAsync();

        Assert.Equal("Bearer " + TestSettings.ApiKey, (await bench.Upstream.RequestAsync("/v1/models")).Header("authorization"));
    }

    private static async Task<string[]> IdsAsync(RouterUnderTest router)
    {
        using var client = await router.ConnectAsync();
        var list = await (await client.ExchangeAsync("GET", "/v1/models")).ReadJsonAsync();
        return [.. list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()!)];
    }
}
