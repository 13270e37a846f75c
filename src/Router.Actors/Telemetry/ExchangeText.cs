using System.Buffers;
using System.Globalization;
using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>Writes the fields of an <see cref="ExchangeLine"/> for people: <c>req_1 Chat client=openai stream=true …</c>.</summary>
internal readonly struct ExchangeText(TextWriter output) : IExchangeFields
{
    // What a model is called is the client's to say: it must not look like a line of its own.
    private static readonly SearchValues<char> Breaks = SearchValues.Create(
        [.. Enumerable.Range(0, 0x2030).Select(code => (char)code).Where(c => char.IsControl(c) || c is '\u2028' or '\u2029')]);

    public void Text(string label, string name, string value)
    {
        output.Write(label);
        output.Write(value.AsSpan().ContainsAny(Breaks) ? string.Concat(value.Select(Escaped)) : value);
    }

    public void Count(string label, string name, long? value) => Number(label, value);

    public void Milliseconds(string label, string name, double? value) => Number(label, value);

    public void Flag(string label, string name, bool value)
    {
        output.Write(label);
        output.Write(value ? "true" : "false");
    }

    private void Number<T>(string label, T? value)
        where T : struct, ISpanFormattable
    {
        output.Write(label);
        Span<char> digits = stackalloc char[32];
        if (value is { } known && known.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture)) output.Write(digits[..written]);
        else output.Write("null");
    }

    private static string Escaped(char c) => Breaks.Contains(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString();
}
