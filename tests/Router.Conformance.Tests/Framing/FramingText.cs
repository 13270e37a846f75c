namespace LlmRouter.Conformance.Framing;

/// <summary>A text that breaks in every way a text can: characters of one to four bytes, joined emoji, escapes, line breaks.</summary>
internal static class FramingText
{
    public static IReadOnlyList<string> Pieces { get; } =
        ["Привет", ", 世界", "! ", "👩‍👩‍👧‍👦", " é", "\n\n\"data: [DONE]\"\r\n", "\\ud83d", "\u2028\u0085", "{\"a\":1}", " конец"];

    public static string Whole { get; } = string.Concat(Pieces);
}
