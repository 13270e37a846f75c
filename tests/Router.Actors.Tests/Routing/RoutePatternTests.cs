using LlmRouter.Routing;

namespace LlmRouter.Tests.Routing;

public sealed class RoutePatternTests
{
    [Theory]
    [InlineData("*", "anything", "anything")]
    [InlineData("gpt-*", "gpt-4o", "4o")]
    [InlineData("gpt-*", "gpt-", "")]
    [InlineData("*-mini", "o4-mini", "o4")]
    [InlineData("gpt-*-mini", "gpt-4o-mini", "4o")]
    [InlineData("gpt-*-mini", "gpt--mini", "")]
    [InlineData("a*a", "aa", "")]
    public void TryMatch_ModelOfThePattern_TellsWhatTheStarStandsFor(string name, string model, string star)
    {
        Assert.True(Pattern(name).TryMatch(model, out var found));
        Assert.Equal(star, found);
    }

    [Theory]
    [InlineData("gpt-*", "GPT-4o")]
    [InlineData("gpt-*", "gpt")]
    [InlineData("gpt-*-mini", "gpt-mini")]
    [InlineData("a*a", "a")]
    [InlineData("*-mini", "mini")]
    public void TryMatch_AnotherModel_IsFalse(string name, string model) => Assert.False(Pattern(name).TryMatch(model, out _));

    private static RoutePattern Pattern(string name) => new(Routes.Of(name, "p/m"));
}
