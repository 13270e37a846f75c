using System.Globalization;
using System.Text.Json;

namespace LlmRouter.Testing.Recordings;

/// <summary>A provider's recorded reply and what an independent computation says that it means; see <c>tests/corpus/streams/README.md</c>.</summary>
/// <param name="File">Path below <c>streams/</c>.</param>
/// <param name="Family">The wire format: <c>openai-chat</c>, <c>anthropic</c>, …, or <c>error</c> for the body of a refusal.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Fidelity">How it was recorded: <c>wire</c> is as it came.</param>
/// <param name="Unsure">Whoever computed the expectation was not sure of it.</param>
internal sealed record Recording(string File, string Family, int Status, string Fidelity, bool Unsure)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "streams");

    private readonly Lazy<byte[]> _body = new(() => System.IO.File.ReadAllBytes(Path.Combine(Folder, File)));

    public static IReadOnlyList<Recording> All { get; } = Read();

    public byte[] Body => _body.Value;

    public JsonElement Expected => JsonSerializer.Deserialize<JsonElement>(
        System.IO.File.ReadAllBytes(Path.Combine(Folder, "expected", Path.ChangeExtension(File, ".json"))));

    public static Recording Named(string file) => All.First(recording => recording.File == file);

    private static List<Recording> Read()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Folder, "INDEX.tsv"));
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => Row(line.Split('\t'), columns))];
    }

    private static Recording Row(string[] row, string[] columns)
    {
        return new Recording(
            Cell("file"), Cell("family"), int.Parse(Cell("http_status"), CultureInfo.InvariantCulture), Cell("fidelity"), Cell("unsure").Length > 0);

        string Cell(string column) => row[Array.IndexOf(columns, column)];
    }
}
