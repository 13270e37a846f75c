using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiParameterTests : ClientParameterContract
{
    private protected override IClientDialect Dialect { get; } = new OpenAiDialect();

    [Theory]
    [InlineData("""{"stop":"a","seed":1}""", "stop=\"b\" seed=2 user=\"u\"", """{"stop":"b","seed":2,"user":"u"}""")]
    [InlineData("""{"max_tokens":1}""", "max_tokens=2", """{"max_tokens":2}""")]
    [InlineData("""{"max_tokens":1}""", "max_completion_tokens=2", """{"max_completion_tokens":2}""")]
    [InlineData("""{"max_completion_tokens":1}""", "max_tokens=2", """{"max_tokens":2}""")]
    [InlineData("""{"max_completion_tokens":1,"max_tokens":1}""", "max_tokens", "{}")]
    public void WithParameters_Names_AreOpenAis(string body, string parameters, string expected) => Assert.Equal(expected, With(body, parameters));

    [Theory]
    [InlineData("max_tokens=2")]
    [InlineData("max_completion_tokens=2")]
    public void WithParameters_LegacyCompletion_HasOnlyTheOlderLimit(string parameters) =>
        Assert.Equal("""{"max_tokens":2}""", With("""{"max_completion_tokens":1}""", parameters, Operation.Completion));

    [Fact]
    public void WithParameters_Embeddings_TakeTheirs() => Assert.Equal("""{"input":"a","dimensions":8}""", With("""{"input":"a"}""", "dimensions=8", Operation.Embeddings));
}
