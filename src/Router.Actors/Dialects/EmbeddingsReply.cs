using System.Globalization;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>A provider's vectors, whichever dialect it gave them in, in the order of the inputs. Each client dialect writes them its own way.</summary>
internal sealed class EmbeddingsReply
{
    private readonly string? _provider;

    private EmbeddingsReply(JsonFields fields, string? provider)
    {
        _provider = provider;
        Vectors = ReadVectors(fields);
        var usage = JsonFields.Of(fields["usage"u8]);
        var metadata = JsonFields.Of(fields["usageMetadata"u8]);
        PromptTokens = JsonValue.Integer(usage["prompt_tokens"u8]) ?? JsonValue.Integer(fields["prompt_eval_count"u8]) ?? JsonValue.Integer(metadata["promptTokenCount"u8]) ?? 0;
        TotalTokens = JsonValue.Integer(usage["total_tokens"u8]) ?? PromptTokens;
    }

    /// <summary>Which input, and its raw vector: an array of numbers or a string of base64.</summary>
    public IReadOnlyList<(long Index, ReadOnlyMemory<byte> Vector)> Vectors { get; }

    public long PromptTokens { get; }

    public long TotalTokens { get; }

    /// <summary>Reads the provider's document: <c>data[].embedding</c> as floats or base64, or Ollama's and Gemini's <c>embeddings</c>.</summary>
    /// <param name="document">One JSON document.</param>
    /// <param name="provider">For the error text.</param>
    /// <exception cref="RouterException">The document holds no embeddings, or an error.</exception>
    public static EmbeddingsReply Read(ReadOnlyMemory<byte> document, string? provider)
    {
        try
        {
            var fields = JsonFields.Read(JsonPeek.WithoutMark(document));
            if (fields["data"u8].IsEmpty && fields["embeddings"u8].IsEmpty && JsonEvent.IsError(document.Span) && ProviderError.Parse(document.Span) is { } said)
                throw new RouterException(UpstreamErrorReader.FromReply(said, provider));
            return new EmbeddingsReply(fields, provider);
        }
        catch (JsonException broken)
        {
            throw new RouterException(UpstreamErrorReader.Invalid("embeddings that are not a JSON object", provider), broken);
        }
    }

    /// <summary>Writes one vector, as base64 of little-endian floats or as an array of numbers, whatever the provider gave.</summary>
    /// <exception cref="RouterException">It is no vector.</exception>
    public void WriteVector(RawJsonWriter json, ReadOnlyMemory<byte> vector, bool base64)
    {
        if (JsonValue.IsString(vector)) FromBase64(json, vector, base64);
        else if (!JsonValue.IsArray(vector)) throw Broken();
        else if (base64) json.Escaped(Float32.ToBase64(Floats(vector)));
        else json.Raw(JsonCompact.WithoutSpace(vector.Span));
    }

    // Order is the provider's index where it gives one: the list must match the inputs.
    private List<(long Index, ReadOnlyMemory<byte> Vector)> ReadVectors(JsonFields fields)
    {
        if (JsonValue.IsArray(fields["embeddings"u8]))
            return [.. JsonValue.Elements(fields["embeddings"u8]).Select((vector, index) => ((long)index, Values(vector)))];
        if (!JsonValue.IsArray(fields["data"u8])) throw Broken();
        return [.. JsonValue.Elements(fields["data"u8]).Select(Entry).OrderBy(entry => entry.Index)];
    }

    // Ollama's are arrays; Gemini wraps each: {"values":[…]}.
    private static ReadOnlyMemory<byte> Values(ReadOnlyMemory<byte> vector) =>
        JsonValue.IsObject(vector) ? JsonFields.Read(vector)["values"u8] : vector;

    private (long Index, ReadOnlyMemory<byte> Vector) Entry(ReadOnlyMemory<byte> raw, int place)
    {
        if (!JsonValue.IsObject(raw)) throw Broken();
        var fields = JsonFields.Read(raw);
        return (JsonValue.Integer(fields["index"u8]) ?? place, fields["embedding"u8]);
    }

    private void FromBase64(RawJsonWriter json, ReadOnlyMemory<byte> vector, bool base64)
    {
        var text = EscapedText.Unescape(JsonValue.Text(vector).Span);
        if (!Float32.TryFromBase64(text, out var values)) throw Broken();
        if (base64)
        {
            json.Escaped(text);
            return;
        }

        json.BeginArray();
        foreach (var value in values)
        {
            // JSON has no word for NaN and infinity.
            if (!float.IsFinite(value)) throw Broken();
            json.Raw(System.Text.Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)));
        }

        json.EndArray();
    }

    private List<float> Floats(ReadOnlyMemory<byte> vector)
    {
        var values = new List<float>();
        var reader = JsonNames.Reader(vector.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var value)) throw Broken();
            values.Add((float)value);
        }

        return values;
    }

    private RouterException Broken() => new(UpstreamErrorReader.Invalid("embeddings in no known format", _provider));
}
