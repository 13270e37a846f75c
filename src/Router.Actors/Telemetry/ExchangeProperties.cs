using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>Gathers the fields of an <see cref="ExchangeLine"/> as what Microsoft.Extensions.Logging calls a structured state.</summary>
internal readonly struct ExchangeProperties : IExchangeFields
{
    // Where every structured logger looks for the message template.
    private const string OriginalFormat = "{OriginalFormat}";

    private readonly List<KeyValuePair<string, object?>> _properties = new(capacity: 18);
    private readonly StringBuilder _template = new();

    public ExchangeProperties()
    {
    }

    /// <summary>The line's fields under their names, and its message template.</summary>
    public static List<KeyValuePair<string, object?>> Of(ExchangeLine line)
    {
        var gathered = new ExchangeProperties();
        line.Visit(ref gathered);
        gathered._properties.Add(new(OriginalFormat, gathered._template.ToString()));
        return gathered._properties;
    }

    public void Text(string label, string name, string value) => Add(label, name, value);

    public void Count(string label, string name, long? value) => Add(label, name, value);

    public void Milliseconds(string label, string name, double? value) => Add(label, name, value);

    public void Flag(string label, string name, bool value) => Add(label, name, value);

    private void Add(string label, string name, object? value)
    {
        _properties.Add(new(name, value));
        _template.Append(label).Append('{').Append(name).Append('}');
    }
}
