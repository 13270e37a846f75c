using System.Buffers;
using System.Globalization;
using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>Writes the fields of an <see cref="ExchangeLine"/> for people: <c>req_1 Chat client=openai stream=true …</c>.</summary>
internal readonly struct ExchangeText(TextWriter output) : IExchangeFields
{
    // What a model is called is the client's to say: it must not look like a line of its own.
    private static readonly SearchValues<char> Breaks = SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(c => (char)c)]);

    public void Text(string label, string name, string value)
    {
        output.Write(label);
        if (value.AsSpan().ContainsAny(Breaks)) value = string.Concat(value.Select(c => Breaks.Contains(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : $"{c}"));
        output.Write(value);
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
}
