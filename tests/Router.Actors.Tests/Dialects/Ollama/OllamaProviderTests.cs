using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaProviderTests : ProviderDialectContract
{
    private protected override IProviderDialect Dialect { get; } = new OllamaDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"model":"m","message":{"role":"assistant","content":"h"},"done":false}""", """{"model":"m","message":{"role":"assistant","content":"i"},"done":false}""",
        """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2}""",
    ];
}
