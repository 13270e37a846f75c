namespace LlmRouter.Tests.Settings;

public sealed class EnvironmentProvidersTests
{
    [Theory]
    [InlineData("OPENAI_API_KEY", "openai", "https://api.openai.com/v1")]
    [InlineData("ANTHROPIC_API_KEY", "anthropic", "https://api.anthropic.com/v1", "anthropic")]
    [InlineData("GEMINI_API_KEY", "gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini")]
    [InlineData("OPENROUTER_API_KEY", "openrouter", "https://openrouter.ai/api/v1")]
    [InlineData("GROQ_API_KEY", "groq", "https://api.groq.com/openai/v1")]
    [InlineData("DEEPSEEK_API_KEY", "deepseek", "https://api.deepseek.com/v1")]
    [InlineData("MISTRAL_API_KEY", "mistral", "https://api.mistral.ai/v1")]
    [InlineData("TOGETHER_API_KEY", "together", "https://api.together.xyz/v1")]
    [InlineData("XAI_API_KEY", "xai", "https://api.x.ai/v1")]
    public void Key_Set_AddsItsProvider(string variable, string name, string url, string type = "openai")
    {
        var providers = Loading.Settings(null, (variable, "key-1")).Providers;
        Assert.Equal([name, "ollama", "demo"], providers.Select(p => p.Name));
        Assert.Equal((type, url, "key-1", false), (providers[0].Type, providers[0].BaseUrl!.AbsoluteUri, providers[0].ApiKey, providers[0].Optional));
        Assert.Empty(providers[0].Models);
    }

    [Fact]
    public void Providers_All_ComeConfiguredFirstThenInTheReferencesOrder()
    {
        var providers = Loading.Settings(
            "router.providers { zeta.base-url = \"http://z\", Groq.models = [m], alpha.base-url = \"http://a\" }",
            ("XAI_API_KEY", "x"), ("OPENAI_API_KEY", "o"), ("GROQ_API_KEY", "g"), ("MISTRAL_API_KEY", "")).Providers;
        Assert.Equal(["zeta", "Groq", "alpha", "openai", "xai", "ollama", "demo"], providers.Select(p => p.Name));
        Assert.Equal(("g", "https://api.groq.com/openai/v1"), (providers[1].ApiKey, providers[1].BaseUrl!.AbsoluteUri));
        Assert.Equal(["m"], providers[1].Models);
    }

    [Fact]
    public void OpenAiBaseUrl_WithoutKey_AddsAKeylessProvider()
    {
        var provider = Loading.Settings(null, ("OPENAI_BASE_URL", "http://localhost:1234/v1/")).Providers[0];
        Assert.Equal(("openai", "http://localhost:1234/v1", null, false), (provider.Name, provider.BaseUrl!.AbsoluteUri, provider.ApiKey, provider.Optional));
    }

    [Fact]
    public void Key_ProviderWithItsOwnUrl_DoesNotGetTheEnvironmentsKey()
    {
        var provider = Loading.Settings("router.providers.openai.base-url = \"http://other\"", ("OPENAI_API_KEY", "secret")).Providers[0];
        Assert.Null(provider.ApiKey);
    }

    [Fact]
    public void Key_SetToNull_IsNotTaken() =>
        Assert.Null(Loading.Settings("router.providers.openai.api-key = null", ("OPENAI_API_KEY", "secret")).Providers[0].ApiKey);

    [Theory]
    [InlineData("router.providers.demo.enabled = off", "ollama")]
    [InlineData("router.providers { ollama { enabled = off }, demo { enabled = off } }", "")]
    [InlineData("router.provider-defaults.enabled = off", "")]
    public void Enabled_Off_LeavesTheProviderOut(string text, string left) =>
        Assert.Equal(left, string.Join(' ', Loading.Settings(text).Providers.Select(p => p.Name)));

    [Fact]
    public void Ollama_NotNamed_IsOptionalOnLocalhost()
    {
        var ollama = Loading.Settings().Providers[0];
        Assert.Equal(("ollama", "http://localhost:11434/", true), (ollama.Type, ollama.BaseUrl!.AbsoluteUri, ollama.Optional));
    }

    [Theory]
    [InlineData("0.0.0.0:11434", "http://127.0.0.1:11434/")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/")]
    [InlineData(":1234", "http://127.0.0.1:1234/")]
    [InlineData("host", "http://host:11434/")]
    [InlineData("host:80", "http://host/")]
    [InlineData("host:1234", "http://host:1234/")]
    [InlineData(" \"host\" ", "http://host:11434/")]
    [InlineData("http://host:1234", "http://host:1234/")]
    [InlineData("http://host:1234/", "http://host:1234/")]
    [InlineData("http://host", "http://host/")]
    [InlineData("https://host", "https://host/")]
    [InlineData("https://host/ollama/", "https://host/ollama")]
    [InlineData("http://0.0.0.0:5", "http://127.0.0.1:5/")]
    [InlineData("[::]:11434", "http://[::1]:11434/")]
    [InlineData("::1", "http://[::1]:11434/")]
    [InlineData("192.168.1.20", "http://192.168.1.20:11434/")]
    public void OllamaHost_EveryForm_BecomesAClientUrl(string value, string url)
    {
        var ollama = Loading.Settings(null, ("OLLAMA_HOST", value)).Providers[0];
        Assert.Equal(("ollama", url, false), (ollama.Name, ollama.BaseUrl!.AbsoluteUri, ollama.Optional));
    }

    [Fact]
    public void OllamaBaseUrl_BesideOllamaHost_Wins() =>
        Assert.Equal("http://b:1/", Loading.Settings(null, ("OLLAMA_HOST", "a"), ("OLLAMA_BASE_URL", "http://b:1")).Providers[0].BaseUrl!.AbsoluteUri);

    [Fact]
    public void Ollama_Configured_IsNotOptional()
    {
        var ollama = Loading.Settings("router.providers.ollama { models = [m] }").Providers[0];
        Assert.Equal(("ollama", "http://localhost:11434/", false), (ollama.Type, ollama.BaseUrl!.AbsoluteUri, ollama.Optional));
    }

    [Theory]
    [InlineData("OPENAI_BASE_URL", "localhost:1234", "environment: OPENAI_BASE_URL: this URL must begin with http:// or https:// (for example http://localhost:8000/v1)")]
    [InlineData("OPENAI_BASE_URL", "http://user:secret@x", "environment: OPENAI_BASE_URL: this URL must not hold a name or password; use api-key or headers (for example http://localhost:8000/v1)")]
    [InlineData("OLLAMA_HOST", "http://x/v1", "environment: OLLAMA_HOST: this URL must end before /api or /v1 for Ollama; its /v1 is a provider of type openai (for example http://localhost:8000/v1)")]
    [InlineData("OLLAMA_HOST", "a b", "environment: OLLAMA_HOST: this URL is not a URL (for example http://localhost:8000/v1)")]
    [InlineData("OPENAI_API_KEY", "sec ret", "environment: OPENAI_API_KEY: this key holds a space or a character that a header cannot carry (copy it again)")]
    [InlineData("LOG_LEVEL", "secret", "environment: router.log.level: the value of ${LOG_LEVEL} is none of trace, verbose, debug, info, information, warn, warning, error, critical, fatal")]
    public void Variable_Wrong_IsNamedAndNotShown(string name, string value, string mistake) => Assert.Equal(mistake, Loading.Mistake("", (name, value)));
}
