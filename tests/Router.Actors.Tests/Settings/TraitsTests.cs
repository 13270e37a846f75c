using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>What sets providers apart: the provider's own word, then its well-known row's, its type's, and provider-defaults'.</summary>
public sealed class TraitsTests
{
    [Fact]
    public void Traits_OfNobody_AreTheDefaults()
    {
        var traits = Of("router.providers.p.base-url = \"http://x/v1\"");
        Assert.Equal((null, 8192, null, false), (traits.KeyHeader, traits.MaxTokens, traits.MaxTokensName, traits.ThinkTags));
        Assert.Empty(traits.RefusedMembers);
    }

    [Theory]
    [InlineData("", "x-api-key", 8192)]
    [InlineData("router.provider-defaults.traits { max-tokens = 5, key-header = x-default }", "x-api-key", 5)]
    [InlineData("router.provider-defaults.traits.max-tokens = 5, router.provider-types.anthropic.traits.max-tokens = 6", "x-api-key", 6)]
    [InlineData("router.provider-types.anthropic.traits.max-tokens = 6, router.providers.p.traits { max-tokens = 7, key-header = x-own }", "x-own", 7)]
    public void Traits_OfSeveralPlaces_AreTheStrongestOnes(string text, string header, int limit)
    {
        var traits = Of($"router.providers.p {{ type = anthropic, base-url = \"http://x/v1\" }}, {text}");
        Assert.Equal((header, limit), (traits.KeyHeader, traits.MaxTokens));
    }

    [Theory]
    [InlineData("router.providers.openai.models = [m]", "max_completion_tokens")]
    [InlineData("router.providers.openai.traits.max-tokens-name = max_tokens", "max_tokens")]
    [InlineData("router.providers.openai.base-url = \"http://x/v1\"", null)]
    [InlineData("router.providers.openai { type = anthropic }", null)]
    public void Traits_OfAWellKnownRow_AreThoseOfItsServerOnly(string text, string? name) =>
        Assert.Equal(name, Of(text, ("OPENAI_API_KEY", "k")).MaxTokensName);

    [Fact]
    public void Traits_OfAnotherAddressByVariable_AreNotTheRows() =>
        Assert.Null(Loading.Settings(null, ("OPENAI_BASE_URL", "http://localhost:1234/v1")).Providers[0].Traits.MaxTokensName);

    [Fact]
    public void Traits_OfMistral_LeaveOutWhatItRefuses() =>
        Assert.Contains("stream_options", Loading.Settings(null, ("MISTRAL_API_KEY", "k")).Providers[0].Traits.RefusedMembers);

    [Theory]
    [InlineData("router.providers.p { base-url = \"http://x\", traits.max-tokens = 0 }", "1:65: router.providers.p.traits.max-tokens: must be from 1 to 10000000, is \"0\"")]
    [InlineData("router.providers.p { base-url = \"http://x\", traits.key-header = \"a b\" }", "1:65: router.providers.p.traits.key-header: \"a b\" is no name of a header (for example x-api-key)")]
    [InlineData("router.providers.p { base-url = \"http://x\", traits.max-tokens-name = limit }", "1:70: router.providers.p.traits.max-tokens-name: \"limit\" is none of max_tokens, max_completion_tokens")]
    [InlineData("router.providers.p { base-url = \"http://x\", traits.think-tag = on }", "1:52: router.providers.p.traits.think-tag: there is no such key (did you mean \"think-tags\"?)")]
    [InlineData("router.provider-types.openai.traits.think-tags = maybe", "1:50: router.provider-types.openai.traits.think-tags: \"maybe\" is neither on nor off (write on or off)")]
    public void Trait_Wrong_SaysWhereAndWhat(string text, string mistake) => Assert.Equal($"{Loading.File}:{mistake}", Loading.Mistake(text));

    [Theory]
    [InlineData("anthropic", "https://api.example.com", "https://api.example.com/v1")]
    [InlineData("anthropic", "https://api.example.com/", "https://api.example.com/v1")]
    [InlineData("anthropic", "https://api.example.com/anthropic", "https://api.example.com/anthropic")]
    [InlineData("gemini", "http://localhost:9", "http://localhost:9/v1beta")]
    [InlineData("gemini", "http://localhost:9/v1", "http://localhost:9/v1")]
    public void BaseUrl_WithoutAPath_GetsTheVersionThatTheSdksAdd(string type, string given, string expected) => Assert.Equal(
        expected, Loading.Settings($"router.providers.p {{ type = {type}, base-url = \"{given}\" }}").Providers[0].BaseUrl!.AbsoluteUri);

    [Fact]
    public void Headers_OfTheType_GiveWayToTheProviders()
    {
        var provider = Loading.Settings("router.providers.p { type = anthropic, base-url = \"http://x\", headers { Anthropic-Version = \"2099\", X-Team = red } }").Providers[0];
        Assert.Equal((2, "2099", "red"), (provider.Headers.Count, provider.Headers["anthropic-version"], provider.Headers["X-Team"]));
    }

    private static ProviderTraits Of(string text, params (string Name, string Value)[] environment) => Loading.Settings(text, environment).Providers[0].Traits;
}
