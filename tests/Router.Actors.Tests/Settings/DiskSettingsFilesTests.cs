using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

public sealed class DiskSettingsFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void File_OfTheLargestSize_IsRead() => Assert.Equal(("aé", null), Read("aé"u8.ToArray(), 3));

    [Fact]
    public void File_OneByteLarger_IsRefused() => Assert.Equal((null, "the file is larger than 2 bytes"), Read("aé"u8.ToArray(), 2));

    [Fact]
    public void File_NotUtf8_IsRefused() => Assert.Equal((null, "it is not UTF-8 text"), Read([0x61, 0xE9], 10));

    [Theory]
    [InlineData("none.conf", "there is no such file")]
    [InlineData("none/none.conf", "there is no such file")]
    [InlineData(".", "this is a directory, not a file")]
    [InlineData("a\0b", "it cannot be read")]
    public void File_NotThere_SaysWhy(string name, string problem)
    {
        Assert.False(new DiskSettingsFiles().TryRead(Path.Combine(_folder.FullName, name), 10, out _, out var told));
        Assert.Equal(problem, told);
    }

    private (string? Text, string? Problem) Read(byte[] bytes, int maxBytes)
    {
        var path = Path.Combine(_folder.FullName, "a.conf");
        File.WriteAllBytes(path, bytes);
        new DiskSettingsFiles().TryRead(path, maxBytes, out var text, out var problem);
        return (text, problem);
    }
}
