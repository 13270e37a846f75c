using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaDialectTests : DialectContract
{
    private protected override IDialect Dialect { get; } = new OllamaDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"model":"m","message":{"role":"assistant","content":"h"},"done":false}""", """{"model":"m","message":{"role":"assistant","content":"i"},"done":false}""",
        """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2}""",
    ];

    protected override string Request => """{"model":"a","messages":[{"role":"user","content":"x"}],"stream":true}""";

    [Fact]
    public void KeepAlive_NdJson_HasNone() => Assert.True(Dialect.KeepAlive.IsEmpty);
}
