using System.Globalization;
using LlmRouter.Contracts;
using Serilog.Formatting.Json;

namespace LlmRouter.Http.Start;

/// <summary>Writes the fields of an <see cref="IExchangeLine"/> as members of a JSON object that has members already.</summary>
internal readonly struct ExchangeJson(TextWriter output) : IExchangeFields
{
    public void Text(string label, string name, string value)
    {
        Begin(name);
        JsonValueFormatter.WriteQuotedJsonString(value, output);
    }

    public void Count(string label, string name, long? value) => Number(name, value);

    public void Milliseconds(string label, string name, double? value) => Number(name, value);

    public void Flag(string label, string name, bool value)
    {
        Begin(name);
        output.Write(value ? "true" : "false");
    }

    private void Number<T>(string name, T? value)
        where T : struct, ISpanFormattable
    {
        Begin(name);
        Span<char> digits = stackalloc char[32];
        if (value is { } known && known.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture)) output.Write(digits[..written]);
        else output.Write("null");
    }

    private void Begin(string name)
    {
        output.Write(",\"");
        output.Write(name);
        output.Write("\":");
    }
}
