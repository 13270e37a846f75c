using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaParameterTests : ClientParameterContract
{
    private protected override IClientDialect Dialect { get; } = new OllamaDialect();

    [Theory]
    [InlineData("{}", "temperature=1 max_tokens=2", """{"options":{"temperature":1,"num_predict":2}}""")]
    [InlineData("""{"options":{"num_ctx":9,"num_predict":1}}""", "max_completion_tokens=2", """{"options":{"num_ctx":9,"num_predict":2}}""")]
    [InlineData("""{"options":{"num_ctx":9,"num_predict":1}}""", "max_tokens", """{"options":{"num_ctx":9}}""")]
    [InlineData("{}", "stop=\"s\"", """{"options":{"stop":["s"]}}""")]
    [InlineData("{}", "options={\"num_ctx\":4} seed=1", """{"options":{"num_ctx":4,"seed":1}}""")]
    [InlineData("{}", "reasoning_effort=\"low\"", """{"think":"low"}""")]
    [InlineData("""{"think":true}""", "reasoning_effort=\"none\"", """{"think":false}""")]
    [InlineData("""{"think":true}""", "reasoning_effort", "{}")]
    [InlineData("{}", "reasoning_effort=\"odd\"", """{"think":"odd"}""")]
    [InlineData("{}", "user=\"u\" keep_alive=\"5m\"", """{"user":"u","keep_alive":"5m"}""")]
    public void WithParameters_Names_BecomeThoseOfOllama(string body, string parameters, string expected) => Assert.Equal(expected, With(body, parameters));
}
