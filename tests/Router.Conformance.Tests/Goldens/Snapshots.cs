using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Goldens;

/// <summary>
/// The committed bytes of streamed replies: <c>tests/corpus/snapshots/&lt;recording&gt;.&lt;facade&gt;.snap</c>. A change of them is a change of
/// what clients read: look at it, then write them anew with <c>UPDATE_SNAPSHOTS=1 ./test --filter Goldens</c>.
/// </summary>
internal static class Snapshots
{
    /// <summary>A longer reply is kept as its hash: it shows that something changed, and the shorter ones show what.</summary>
    private const int LargestKeptWhole = 24 * 1024;

    /// <summary>The working tree.</summary>
    public static readonly string Repository = Root(AppContext.BaseDirectory);

    /// <summary>Committed files are to be written anew.</summary>
    public static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    private static readonly string Folder = Path.Combine(Repository, "tests", "corpus", "snapshots");

    public static void Check(Recording recording, Facade facade, byte[] reply)
    {
        var path = Path.Combine(Folder, Path.ChangeExtension(recording.File, null) + $".{facade.Name}.snap");
        var kept = reply.Length <= LargestKeptWhole ? reply : Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(reply))} bytes:{reply.Length}\n"));
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, kept);
        }

        Assert.True(File.Exists(path), $"There is no {path}: write it with UPDATE_SNAPSHOTS=1 and read it before you commit it.");
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), Encoding.UTF8.GetString(kept));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "LlmRouter.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
