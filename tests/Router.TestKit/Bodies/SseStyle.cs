using System.Text;

namespace LlmRouter.Testing.Bodies;

/// <summary>One of the ways in which providers frame the same events. Wire contract §4.</summary>
internal sealed record SseStyle(string Name)
{
    public string NewLine { get; init; } = "\n";

    /// <summary>What follows the field name.</summary>
    public string Separator { get; init; } = ": ";

    /// <summary>Lines before every event: comments, <c>event:</c>, <c>id:</c>, <c>retry:</c>.</summary>
    public string[] Before { get; init; } = [];

    /// <summary>Splits a payload over two <c>data:</c> lines; it must be given at a place where JSON allows a line break.</summary>
    public bool TwoDataLines { get; init; }

    public bool Bom { get; init; }

    public bool LastBlankLine { get; init; } = true;

    /// <summary>The payloads that follow the answer: <c>[DONE]</c>, twice, or nothing.</summary>
    public string[] Terminator { get; init; } = ["[DONE]"];

    public static SseStyle Plain { get; } = new("LF");

    /// <summary>Every variant that a provider has been seen to send.</summary>
    public static IReadOnlyList<SseStyle> All { get; } =
    [
        Plain,
        new("CRLF") { NewLine = "\r\n" },
        new("CR") { NewLine = "\r" },
        new("no space") { Separator = ":" },
        new("comments") { Before = [": OPENROUTER PROCESSING", ":"] },
        new("event id retry") { Before = ["event: message", "id: 7", "retry: 3000"] },
        new("BOM") { Bom = true },
        new("BOM CRLF no space") { Bom = true, NewLine = "\r\n", Separator = ":" },
        new("two data lines") { TwoDataLines = true },
        new("two data lines CRLF") { TwoDataLines = true, NewLine = "\r\n" },
        new("no last blank line") { LastBlankLine = false },
        new("no last blank line CR") { LastBlankLine = false, NewLine = "\r" },
        new("DONE twice") { Terminator = ["[DONE]", "[DONE]"] },
        new("DONE never") { Terminator = [] },
        new("DONE never, no last blank line") { Terminator = [], LastBlankLine = false },
    ];

    public byte[] Render(IEnumerable<string> payloads)
    {
        var text = new StringBuilder(Bom ? "\uFEFF" : "");
        foreach (var payload in payloads.Concat(Terminator))
        {
            foreach (var line in Before) text.Append(line).Append(NewLine);
            foreach (var line in DataLines(payload)) text.Append("data").Append(Separator).Append(line).Append(NewLine);
            text.Append(NewLine);
        }

        if (!LastBlankLine) text.Length -= NewLine.Length;
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public override string ToString() => Name;

    private string[] DataLines(string payload)
    {
        if (!TwoDataLines || !payload.StartsWith('{')) return [payload];
        return [payload[..1], payload[1..]];
    }
}
