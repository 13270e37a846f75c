using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("port", "port", 0)]
    [InlineData("port", "prot", 1)]
    [InlineData("port", "ports", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_TwoWords_CountsEdits(string a, string b, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(a, b));
        Assert.Equal(distance, Spelling.Distance(b, a));
    }

    [Theory]
    [InlineData("prot", "port")]
    [InlineData("PORT", "port")]
    [InlineData("hots", "host")]
    [InlineData("nothing", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsWithinAThird(string word, string? nearest) => Assert.Equal(nearest, Spelling.Nearest(word, ["host", "port", "max-body"]));
}
