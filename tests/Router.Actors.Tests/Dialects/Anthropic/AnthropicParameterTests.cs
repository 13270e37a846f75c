using LlmRouter.Dialects;
using LlmRouter.Dialects.Anthropic;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicParameterTests : ClientParameterContract
{
    private protected override IClientDialect Dialect { get; } = new AnthropicDialect();

    [Theory]
    [InlineData("""{"max_tokens":1}""", "max_completion_tokens=2", """{"max_tokens":2}""")]
    [InlineData("""{"stop_sequences":["x"]}""", "stop=\"s\"", """{"stop_sequences":["s"]}""")]
    [InlineData("{}", "stop=[\"s\",\"t\"]", """{"stop_sequences":["s","t"]}""")]
    [InlineData("""{"stop_sequences":["x"]}""", "stop", "{}")]
    [InlineData("""{"output_config":{"format":{}}}""", "reasoning_effort=\"low\"", """{"output_config":{"format":{},"effort":"low"}}""")]
    [InlineData("""{"metadata":{"user_id":"x"}}""", "user=\"u\"", """{"metadata":{"user_id":"u"}}""")]
    [InlineData("{}", "seed=3", """{"seed":3}""")]
    public void WithParameters_Names_BecomeThoseOfMessages(string body, string parameters, string expected) => Assert.Equal(expected, With(body, parameters));
}
