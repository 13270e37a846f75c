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

    protected override string Request => """
        {"model":"a","stream":true,"think":true,"format":{"type":"object"},"keep_alive":"5m","options":{"num_predict":5,"stop":["s"],"num_ctx":9},
        "tools":[{"type":"function","function":{"name":"f"}}],"messages":[{"role":"system","content":"x"},{"role":"user","content":"é\n","images":["iVBORw=="]},
        {"role":"assistant","thinking":"t","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},{"role":"tool","tool_name":"f","content":"r"}]}
        """;

    [Fact]
    public void KeepAlive_NdJson_HasNone() => Assert.True(Dialect.KeepAlive.IsEmpty);
}
