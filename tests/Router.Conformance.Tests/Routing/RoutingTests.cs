using LlmRouter.Contracts;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Routing;

/// <summary>Where a request goes when two providers offer a model of one name, and where it never goes.</summary>
public sealed class RoutingTests : IAsyncLifetime
{
    private readonly ScriptedUpstream _first = Upstream("from the first");
    private readonly ScriptedUpstream _second = Upstream("from the second");
    private RouterUnderTest _router = null!;

    public async Task InitializeAsync()
    {
        var settings = TestSettings.Of(TestSettings.OpenAi(_first, "alpha"), TestSettings.OpenAi(_second, "beta"));
        _router = await RouterUnderTest.StartAsync(settings with { Aliases = new Dictionary<string, string> { ["fast"] = "beta/test-model" } }, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _router.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Theory]
    [InlineData("alpha/test-model", "from the first", "alpha")]
    [InlineData("beta/test-model", "from the second", "beta")]
    [InlineData("fast", "from the second", "beta")]
    public async Task Model_ThatNamesOneProvider_GoesThereUnderItsOwnName(string model, string answer, string provider)
    {
        var response = await PostAsync(model);

        Assert.Equal((200, provider, "1"), (response.Status, response.Header("x-router-provider"), response.Header("x-router-attempts")));
        Assert.Contains(answer, (await response.ReadJsonAsync()).ToString(), StringComparison.Ordinal);
        var sent = (provider == "alpha" ? _first : _second).RequestsTo(OpenAiBodies.Path).Single();
        Assert.Equal(TestSettings.Model, JsonText.Parse(sent.Body).GetProperty("model").GetString());
    }

    [Fact]
    public async Task Model_ThatTwoProvidersOffer_IsRefusedWithTheNamesToChooseFrom()
    {
        var error = await ErrorAssert.IsStatusAsync(await PostAsync(TestSettings.Model), 404, ErrorCode.ModelNotFound);

        Assert.Contains("alpha/test-model", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("beta/test-model", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ThatNobodyOffers_IsNotFound() =>
        await ErrorAssert.IsStatusAsync(await PostAsync("no-such-model"), 404, ErrorCode.ModelNotFound);

    [Fact]
    public async Task Models_OfTheSameName_AreListedByProvider()
    {
        using var client = await _router.ConnectAsync();
        var list = await (await client.ExchangeAsync("GET", "/v1/models")).ReadJsonAsync();

        Assert.Equal(["fast", "alpha/test-model", "beta/test-model"], list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Fault_OfOneProvider_IsNotTheOthersBusiness()
    {
        _first.Replace(OpenAiBodies.Path, Step.Reset());

        await ErrorAssert.IsStatusAsync(await PostAsync("alpha/test-model"), 502, ErrorCode.Reset);

        Assert.Equal(200, (await PostAsync("beta/test-model")).Status);
        Assert.Single(_second.RequestsTo(OpenAiBodies.Path));
    }

    private static ScriptedUpstream Upstream(string answer) => new ScriptedUpstream()
        .On("/v1/models", Step.Document(OpenAiBodies.Models(TestSettings.Model)))
        .On(OpenAiBodies.Path, Step.Document(OpenAiBodies.Document(answer)));

    private async Task<RawResponse> PostAsync(string model)
    {
        var client = await _router.ConnectAsync();
        var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":false", model));
        return response;
    }
}
