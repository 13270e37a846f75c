using System.Globalization;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Several errors at once, as one: validation of a request (<c>{"detail":[{"loc":["body","messages"],"msg":"Field required"}]}</c>) and <c>{"errors":[…]}</c>.</summary>
internal static class ProviderErrorList
{
    /// <summary>More errors say nothing more: the first ones are told.</summary>
    private const int MaxErrors = 5;

    /// <summary>Reads the array that the reader stands on: the texts together, and the first one's words.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static ProviderError Read(ref Utf8JsonReader reader)
    {
        var errors = new List<ProviderError>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = ProviderError.ReadValue(ref reader);
            if (error.HasContent && errors.Count < MaxErrors) errors.Add(error);
        }

        if (errors.Count == 0) return new ProviderError();
        var texts = errors.Select(Told).OfType<string>().ToList();
        var first = errors[0];
        return first with
        {
            Message = texts.Count == 0 ? null : string.Join("; ", texts),
            // Beside a place stands the validator's word for the rule ("missing"), which is no type of an error.
            Type = first.Param is null ? first.Type : null,
        };
    }

    /// <summary>Reads the array that the reader stands on as the name of a request's member: <c>messages.0.content</c>.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static string? Place(ref Utf8JsonReader reader)
    {
        var steps = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String) steps.Add(Redaction.Apply(EscapedText.ToText(reader.ValueSpan)));
            else if (reader.TryInteger(out var index)) steps.Add(index.ToString(CultureInfo.InvariantCulture));
            else reader.Skip();
        }

        if (steps.Count > 0 && steps[0] == "body") steps.RemoveAt(0);
        return steps.Count == 0 ? null : string.Join('.', steps);
    }

    private static string? Told(ProviderError error) =>
        error.Param is null || error.Message is null ? error.Message : $"{error.Param}: {error.Message}";
}
