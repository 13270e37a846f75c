using LlmRouter.Http.Pipeline;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class PathTidyTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData("///", "/")]
    [InlineData("/a", "/a")]
    [InlineData("/a/", "/a")]
    [InlineData("/a//", "/a")]
    [InlineData("//a", "/a")]
    [InlineData("/a//b///c", "/a/b/c")]
    [InlineData("/a/b", "/a/b")]
    public void Path_WithSlashesToSpare_LosesThem(string path, string tidy) => Assert.Equal(tidy, PathTidy.Tidy(path));
}
