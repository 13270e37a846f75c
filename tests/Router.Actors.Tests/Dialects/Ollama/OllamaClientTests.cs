using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaClientTests : ClientDialectContract
{
    private protected override IClientDialect Dialect { get; } = new OllamaDialect();

    protected override string Request => """
        {"model":"a","stream":true,"think":true,"format":{"type":"object"},"keep_alive":"5m","options":{"num_predict":5,"stop":["s"],"num_ctx":9},
        "tools":[{"type":"function","function":{"name":"f"}}],"messages":[{"role":"system","content":"x"},{"role":"user","content":"é\n","images":["iVBORw=="]},
        {"role":"assistant","thinking":"t","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},{"role":"tool","tool_name":"f","content":"r"}]}
        """;

    [Fact]
    public void KeepAlive_NdJson_HasNone() => Assert.True(Dialect.KeepAlive.IsEmpty);
}
