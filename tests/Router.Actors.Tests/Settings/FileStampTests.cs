using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>What tells of a change on the disk, in the ways in which configuration is really changed.</summary>
public sealed class FileStampTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("router-stamps-");
    private readonly DiskSettingsFiles _files = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Stamp_NothingHappens_StaysTheSame()
    {
        var path = Write("a.conf", "x");

        Assert.NotNull(_files.Stamp(path));
        Assert.Equal(_files.Stamp(path), _files.Stamp(path));
    }

    [Fact]
    public void Stamp_LongerText_Differs()
    {
        var path = Write("a.conf", "x");
        var before = _files.Stamp(path);

        Write("a.conf", "xy");

        Assert.NotEqual(before, _files.Stamp(path));
    }

    [Fact]
    public void Stamp_SameLengthWrittenLater_Differs()
    {
        var path = Write("a.conf", "x");
        var before = _files.Stamp(path);

        Write("a.conf", "y", secondsLater: 1);

        Assert.NotEqual(before, _files.Stamp(path));
    }

    [Fact]
    public void Stamp_ReplacedByRename_Differs()
    {
        var path = Write("a.conf", "x");
        var before = _files.Stamp(path);

        File.Move(Write("a.conf.new", "y", secondsLater: 1), path, overwrite: true);

        Assert.NotEqual(before, _files.Stamp(path));
    }

    [Fact]
    public void Stamp_LinkPointedElsewhere_Differs()
    {
        // As Kubernetes mounts a ConfigMap: router.conf -> ..data/router.conf, ..data -> a folder of this version.
        Write("v1/router.conf", "x");
        Write("v2/router.conf", "y", secondsLater: 1);
        var (data, path) = (At("..data"), At("router.conf"));
        Directory.CreateSymbolicLink(data, "v1");
        File.CreateSymbolicLink(path, "..data/router.conf");
        var before = _files.Stamp(path);

        Directory.CreateSymbolicLink(At("..data_tmp"), "v2");
        Directory.Delete(data);
        Directory.Move(At("..data_tmp"), data);

        Assert.NotNull(before);
        Assert.NotEqual(before, _files.Stamp(path));
        Assert.NotNull(_files.Stamp(path));
    }

    [Theory]
    [InlineData("absent.conf")]
    [InlineData("absent/absent.conf")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Stamp_NoSuchFile_IsNull(string name) => Assert.Null(_files.Stamp(name.Length == 0 ? "" : At(name)));

    [Fact]
    public void Stamp_Folder_IsNull() => Assert.Null(_files.Stamp(_folder.FullName));

    [Fact]
    public void Stamp_LinkToNowhere_IsNull()
    {
        File.CreateSymbolicLink(At("link"), "nowhere");

        Assert.Null(_files.Stamp(At("link")));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text, int secondsLater = 0)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddSeconds(secondsLater));
        return path;
    }
}
