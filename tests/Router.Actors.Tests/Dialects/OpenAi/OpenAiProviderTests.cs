using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiProviderTests : ProviderDialectContract
{
    private protected override IProviderDialect Dialect { get; } = new OpenAiDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"id":"c","created":1700000000,"choices":[{"index":0,"delta":{"role":"assistant","content":"h"}}]}""", """{"id":"c","choices":[{"index":0,"delta":{"content":"i"},"finish_reason":"stop"}]}""",
        """{"id":"c","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""", "[DONE]",
    ];
}
