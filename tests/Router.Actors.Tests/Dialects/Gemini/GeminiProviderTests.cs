using LlmRouter.Dialects;
using LlmRouter.Dialects.Gemini;

namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiProviderTests : ProviderDialectContract
{
    private protected override IProviderDialect Dialect { get; } = new GeminiDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"candidates":[{"content":{"parts":[{"text":"h"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":1,"totalTokenCount":1},"modelVersion":"m"}""",
        """{"candidates":[{"content":{"parts":[{"text":"i"}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2,"totalTokenCount":3}}""",
    ];

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"SAFETY"}}""")]
    [InlineData("""{"usageMetadata":{"promptTokenCount":1}}""")]
    public void Recognizes_EventWithoutCandidates_IsOfThisDialectAlone(string data)
    {
        var said = new LlmRouter.Framing.WireEvent(default, System.Text.Encoding.UTF8.GetBytes(data));
        Assert.Equal("gemini", Assert.Single(DialectCatalog.Default.Providers, dialect => dialect.Recognizes(said)).Name);
    }

    private protected override void AssertNames(string model, UpstreamCall call) =>
        Assert.StartsWith($"models/{Uri.EscapeDataString(model)}:", call.Path, StringComparison.Ordinal);
}
