using LlmRouter.Dialects;
using LlmRouter.Dialects.Responses;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesParameterTests : ClientParameterContract
{
    private protected override IClientDialect Dialect { get; } = new ResponsesDialect();

    [Theory]
    [InlineData("{}", "max_tokens=2", """{"max_output_tokens":2}""")]
    [InlineData("""{"max_output_tokens":1}""", "max_completion_tokens=2", """{"max_output_tokens":2}""")]
    [InlineData("""{"max_output_tokens":1}""", "max_tokens", "{}")]
    [InlineData("{}", "reasoning_effort=\"low\"", """{"reasoning":{"effort":"low"}}""")]
    [InlineData("""{"reasoning":null}""", "reasoning_effort=\"low\"", """{"reasoning":{"effort":"low"}}""")]
    [InlineData("""{"reasoning":{"summary":"auto","effort":"high"}}""", "reasoning_effort=\"low\"", """{"reasoning":{"summary":"auto","effort":"low"}}""")]
    [InlineData("""{"reasoning":{"summary":"auto","effort":"high"}}""", "reasoning_effort", """{"reasoning":{"summary":"auto"}}""")]
    [InlineData("""{"reasoning":null}""", "reasoning_effort", """{"reasoning":null}""")]
    [InlineData("""{"reasoning":"high"}""", "reasoning_effort=\"low\"", """{"reasoning":"high"}""")]
    [InlineData("""{"reasoning":{"effort":"high"}}""", "reasoning={\"summary\":\"auto\"} reasoning_effort=\"low\"", """{"reasoning":{"summary":"auto","effort":"low"}}""")]
    [InlineData("""{"reasoning":{"effort":"high"}}""", "reasoning_effort=\"low\" reasoning", """{"reasoning":{"effort":"low"}}""")]
    [InlineData("""{"text":{"format":{}}}""", "verbosity=\"low\"", """{"text":{"format":{},"verbosity":"low"}}""")]
    public void WithParameters_Names_BecomeThoseOfResponses(string body, string parameters, string expected) => Assert.Equal(expected, With(body, parameters));
}
