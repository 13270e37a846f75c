using System.Text;

namespace LlmRouter.Testing.Bodies;

/// <summary>One of the ways in which providers frame the same NDJSON lines.</summary>
internal sealed record LineStyle(string Name)
{
    public string NewLine { get; init; } = "\n";

    public bool BlankLines { get; init; }

    public bool Bom { get; init; }

    public bool LastNewLine { get; init; } = true;

    public static LineStyle Plain { get; } = new("LF");

    public static IReadOnlyList<LineStyle> All { get; } =
    [
        Plain,
        new("CRLF") { NewLine = "\r\n" },
        new("CR") { NewLine = "\r" },
        new("blank lines") { BlankLines = true },
        new("BOM") { Bom = true },
        new("no last newline") { LastNewLine = false },
    ];

    public byte[] Render(IEnumerable<string> lines)
    {
        var text = (Bom ? "\uFEFF" : "") + string.Join(BlankLines ? NewLine + NewLine : NewLine, lines) + (LastNewLine ? NewLine : "");
        return Encoding.UTF8.GetBytes(text);
    }

    public override string ToString() => Name;
}
