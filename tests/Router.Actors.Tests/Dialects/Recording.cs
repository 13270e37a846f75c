using System.Text.Json;

namespace LlmRouter.Tests.Dialects;

/// <summary>A provider's recorded reply and what an independent computation says that it means; see <c>corpus/streams/README.md</c>.</summary>
internal sealed record Recording(string File, string Family, int Status, bool Unsure)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "streams");

    public static IReadOnlyList<Recording> All { get; } = Read();

    public byte[] Body => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));

    public JsonElement Expected => JsonSerializer.Deserialize<JsonElement>(
        System.IO.File.ReadAllBytes(Path.Combine(Folder, "expected", Path.ChangeExtension(File, ".json"))));

    private static List<Recording> Read()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Folder, "INDEX.tsv"));
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => line.Split('\t')).Select(row => new Recording(
            row[0], row[Array.IndexOf(columns, "family")], int.Parse(row[Array.IndexOf(columns, "http_status")], System.Globalization.CultureInfo.InvariantCulture),
            row[Array.IndexOf(columns, "unsure")].Length > 0))];
    }
}
