using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>
/// What one pass over a request body finds: the members that routing needs, where they stand, and whether they have the right type.
/// The pass also proves that the body is one JSON object.
/// </summary>
internal readonly record struct JsonPeek
{
    /// <summary>Escaped contents of <c>model</c>; empty when it is missing, null or empty.</summary>
    public ReadOnlyMemory<byte> Model { get; private init; }

    /// <summary>Raw value of <c>model</c> when it is no string.</summary>
    public bool ModelHasWrongType { get; private init; }

    /// <summary>The value of <c>stream</c>; null when it is missing or null.</summary>
    public bool? Stream { get; private init; }

    public bool StreamHasWrongType { get; private init; }

    /// <summary>Raw value of <c>stream_options</c>; empty when it is missing or null.</summary>
    public ReadOnlyMemory<byte> StreamOptions { get; private init; }

    /// <summary>The value of <c>stream_options.include_usage</c>.</summary>
    public bool IncludeUsage { get; private init; }

    public bool StreamOptionsHasWrongType { get; private init; }

    /// <summary>It has <c>functions</c>, and they are a list.</summary>
    public bool HasFunctions { get; private init; }

    /// <summary>It has <c>tools</c>, and they are a list.</summary>
    public bool HasTools { get; private init; }

    /// <summary>Reads the body. A byte order mark before it is the caller's to drop (<see cref="WithoutMark"/>).</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static JsonPeek Read(ReadOnlyMemory<byte> body)
    {
        var reader = JsonNames.Reader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("The body is not a JSON object.");
        var peek = default(JsonPeek);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) peek = peek.Member(ref reader, body);
        while (reader.Read())
        {
        }

        return peek;
    }

    /// <summary>The body without a UTF-8 byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private JsonPeek Member(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var next = this;
        if (reader.Is("model"u8))
        {
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String;
            next = next with
            {
                Model = text ? reader.Escaped(body) : default,
                ModelHasWrongType = !text && reader.TokenType != JsonTokenType.Null,
            };
        }
        else if (reader.Is("stream"u8))
        {
            reader.Read();
            next = next with
            {
                Stream = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null },
                StreamHasWrongType = reader.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null),
            };
        }
        else if (reader.Is("stream_options"u8))
        {
            reader.Read();
            return next.Options(ref reader, body);
        }
        else
        {
            var (isFunctions, isTools) = (reader.Is("functions"u8), reader.Is("tools"u8));
            reader.Read();
            var isList = reader.TokenType == JsonTokenType.StartArray;
            next = next with { HasFunctions = isFunctions ? isList : HasFunctions, HasTools = isTools ? isList : HasTools };
        }

        reader.Skip();
        return next;
    }

    private JsonPeek Options(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType == JsonTokenType.Null) return this with { StreamOptions = default, StreamOptionsHasWrongType = false };
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return this with { StreamOptionsHasWrongType = true };
        }

        var start = (int)reader.TokenStartIndex;
        bool include = false, wrong = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var match = reader.Is("include_usage"u8);
            reader.Read();
            if (match)
            {
                include = reader.TokenType == JsonTokenType.True;
                wrong = reader.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null);
            }

            reader.Skip();
        }

        return this with { StreamOptions = body[start..(int)reader.BytesConsumed], IncludeUsage = include, StreamOptionsHasWrongType = wrong };
    }
}
