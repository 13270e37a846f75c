using System.Text;

namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>
/// The tables of <c>docs/dialects.md</c>. Each stands behind a comment with its name and a blank line; the first column names the row. Written
/// anew by <c>UPDATE_SNAPSHOTS=1</c>, which is to be read before it is committed.
/// </summary>
internal sealed class MatrixDocument(string path)
{
    private readonly string[] _lines = File.ReadAllLines(path);

    /// <summary>The lines of one table; empty when it is not there.</summary>
    public IReadOnlyList<string> Table(string name)
    {
        var (from, count) = Find(name);
        return _lines.Skip(from).Take(count).ToList();
    }

    /// <summary>Puts a table in the place of the one that is there.</summary>
    public void Replace(string name, IReadOnlyList<string> table)
    {
        var (from, count) = Find(name);
        Assert.True(from > 0, $"docs/dialects.md has no line '{Mark(name)}': say there what the table is of.");
        File.WriteAllLines(path, [.. _lines.Take(from), .. table, .. _lines.Skip(from + count)], new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public static IReadOnlyList<string> Render(string corner, IReadOnlyList<string> columns, IEnumerable<(string Row, IReadOnlyList<string> Cells)> rows) =>
    [
        Line(corner, columns),
        Line("---", columns.Select(_ => "---")),
        .. rows.Select(row => Line(row.Row, row.Cells)),
    ];

    private (int From, int Count) Find(string name)
    {
        var mark = Array.IndexOf(_lines, Mark(name));
        return mark < 0 ? (0, 0) : (mark + 2, _lines.Skip(mark + 2).TakeWhile(line => line.StartsWith('|')).Count());
    }

    private static string Mark(string name) => $"<!-- table: {name} -->";

    private static string Line(string first, IEnumerable<string> cells) => $"| {first} | {string.Join(" | ", cells)} |";
}
