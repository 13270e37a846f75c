using System.Globalization;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>What a provider says about an error of its own, in any of the shapes that are in use; texts are redacted.</summary>
internal sealed record ProviderError
{
    /// <summary>Its text; null when it gave none.</summary>
    public string? Message { get; init; }

    public string? Type { get; init; }

    /// <summary>Its own code, unless that is just an HTTP status.</summary>
    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>The word of its status (<c>RESOURCE_EXHAUSTED</c>), where it has one beside the number.</summary>
    public string? StatusText { get; init; }

    /// <summary>The HTTP status that it names; 0 when it names none.</summary>
    public int Status { get; init; }

    /// <summary>True when something was said at all.</summary>
    public bool HasContent => Message is not null || Type is not null || Code is not null || Status != 0;

    /// <summary>
    /// Reads a whole JSON text: <c>{"error":{…}}</c>, <c>{"error":"text"}</c>, <c>{"message":…}</c>, <c>{"detail":…}</c>,
    /// <c>{"detail":[{"loc","msg"}]}</c>, <c>{"errors":[…]}</c>, or an array around one of these (Gemini). Null when it is none of them or no JSON.
    /// </summary>
    public static ProviderError? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = JsonNames.Reader(json);
            if (!reader.Read()) return null;
            if (reader.TokenType == JsonTokenType.StartArray && !reader.Read()) return null;
            var error = ReadValue(ref reader);
            return error.HasContent ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the value that the reader stands on: a string, or an object with the usual members.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static ProviderError ReadValue(ref Utf8JsonReader reader)
    {
        var error = new ProviderError();
        if (reader.TokenType == JsonTokenType.String) return error with { Message = Text(reader) };
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return error;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) error = error.Member(ref reader);
        return error;
    }

    private ProviderError Member(ref Utf8JsonReader reader)
    {
        var name = EscapedText.ToText(reader.ValueSpan);
        reader.Read();
        switch (name)
        {
            // The inner error wins over what stands beside it.
            case "error" when reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String:
                return ReadValue(ref reader).Or(this);
            // FastAPI and Mistral put objects, or a list of them, where others have a text.
            case "error" or "errors" or "detail" or "message" when reader.TokenType == JsonTokenType.StartArray:
                return ProviderErrorList.Read(ref reader).Or(this);
            case "message" or "detail" when reader.TokenType == JsonTokenType.StartObject:
                return ReadValue(ref reader).Or(this);
            case "message" or "detail" or "msg" or "error_msg" or "Message" when reader.TokenType == JsonTokenType.String:
                return this with { Message = Message ?? Text(reader) };
            case "type" or "error_type" when reader.TokenType == JsonTokenType.String && !reader.Is("error"u8):
                return this with { Type = Type ?? Text(reader) };
            case "loc" when reader.TokenType == JsonTokenType.StartArray:
                return this with { Param = ProviderErrorList.Place(ref reader) };
            case "param" when reader.TokenType == JsonTokenType.String:
                return this with { Param = Param ?? Text(reader) };
            case "code" or "status" or "status_code" or "http_code":
                return WithCode(ref reader, name);
            default:
                reader.Skip();
                return this;
        }
    }

    private ProviderError WithCode(ref Utf8JsonReader reader, string name)
    {
        if (reader.TryInteger(out var number)) return this with { Status = IsStatus(number) ? (int)number : Status };
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return this;
        }

        var text = Text(reader);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return IsStatus(status) ? this with { Status = status } : this with { Code = text };
        return name == "code" ? this with { Code = Code ?? text } : this with { StatusText = StatusText ?? text };
    }

    private ProviderError Or(ProviderError outer) => new()
    {
        Message = Message ?? outer.Message,
        Type = Type ?? outer.Type,
        Code = Code ?? outer.Code,
        Param = Param ?? outer.Param,
        StatusText = StatusText ?? outer.StatusText,
        Status = Status != 0 ? Status : outer.Status,
    };

    private static bool IsStatus(long number) => number is >= 400 and <= 599;

    private static string? Text(in Utf8JsonReader reader)
    {
        var text = Redaction.Apply(EscapedText.ToText(reader.ValueSpan)).Trim();
        return text.Length == 0 ? null : text;
    }
}
