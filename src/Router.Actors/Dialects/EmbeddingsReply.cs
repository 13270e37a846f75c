using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>
/// Turns a provider's embeddings into OpenAI's list: same order and <c>index</c>, and the encoding that the client asked for whatever
/// the provider gave. Wire contract §2: OpenAI's own clients ask for base64 and turn an array into silent garbage.
/// </summary>
internal static class EmbeddingsReply
{
    /// <summary>True when the client's request says <c>encoding_format: "base64"</c>.</summary>
    public static bool WantsBase64(ReadOnlyMemory<byte> request) => JsonEvent.Text(JsonPeek.WithoutMark(request).Span, "encoding_format"u8) == "base64";

    /// <summary>Writes the client's document.</summary>
    /// <param name="document">The provider's: <c>data[].embedding</c> as floats or base64, or Ollama's <c>embeddings</c>.</param>
    /// <param name="base64">The encoding that the client asked for.</param>
    /// <param name="model">The model as the client named it.</param>
    /// <param name="provider">For the error text.</param>
    /// <param name="output">Receives the document.</param>
    /// <exception cref="RouterException">The document holds no embeddings, or an error.</exception>
    public static void Write(ReadOnlyMemory<byte> document, bool base64, string model, string? provider, IBufferWriter<byte> output)
    {
        var fields = Parse(document, provider);
        var json = new RawJsonWriter(output).BeginObject().Name("object"u8).Escaped("list"u8).Name("data"u8).BeginArray();
        foreach (var (index, vector) in Vectors(fields, provider))
        {
            json.BeginObject().Name("object"u8).Escaped("embedding"u8).Name("index"u8).Number(index).Name("embedding"u8);
            Vector(json, vector, base64, provider);
            json.EndObject();
        }

        json.EndArray().Name("model"u8).Escaped(EscapedText.Escape(model)).Name("usage"u8);
        Usage(json, fields);
        json.EndObject();
    }

    private static JsonFields Parse(ReadOnlyMemory<byte> document, string? provider)
    {
        try
        {
            var fields = JsonFields.Read(JsonPeek.WithoutMark(document));
            if (fields["data"u8].IsEmpty && fields["embeddings"u8].IsEmpty && JsonEvent.IsError(document.Span) && ProviderError.Parse(document.Span) is { } said)
                throw new RouterException(UpstreamErrorReader.FromReply(said, provider));
            return fields;
        }
        catch (JsonException broken)
        {
            throw new RouterException(UpstreamErrorReader.Invalid("embeddings that are not a JSON object", provider), broken);
        }
    }

    // Order is the provider's index where it gives one: the list must match the inputs.
    private static IEnumerable<(long Index, ReadOnlyMemory<byte> Vector)> Vectors(JsonFields fields, string? provider)
    {
        if (JsonValue.IsArray(fields["embeddings"u8]))
            return JsonValue.Elements(fields["embeddings"u8]).Select((vector, index) => ((long)index, vector));
        if (!JsonValue.IsArray(fields["data"u8])) throw Broken(provider);
        return JsonValue.Elements(fields["data"u8]).Select((entry, place) => Entry(entry, place, provider)).OrderBy(entry => entry.Index).ToList();
    }

    private static (long Index, ReadOnlyMemory<byte> Vector) Entry(ReadOnlyMemory<byte> raw, int place, string? provider)
    {
        if (!JsonValue.IsObject(raw)) throw Broken(provider);
        var fields = JsonFields.Read(raw);
        return (Number(fields["index"u8]) ?? place, fields["embedding"u8]);
    }

    private static void Vector(RawJsonWriter json, ReadOnlyMemory<byte> vector, bool base64, string? provider)
    {
        if (JsonValue.IsString(vector)) FromBase64(json, vector, base64, provider);
        else if (!JsonValue.IsArray(vector)) throw Broken(provider);
        else if (base64) json.Escaped(Float32.ToBase64(Floats(vector, provider)));
        else json.Raw(JsonCompact.WithoutSpace(vector.Span));
    }

    private static void FromBase64(RawJsonWriter json, ReadOnlyMemory<byte> vector, bool base64, string? provider)
    {
        var text = EscapedText.Unescape(JsonValue.Text(vector).Span);
        if (!Float32.TryFromBase64(text, out var values)) throw Broken(provider);
        if (base64)
        {
            json.Escaped(text);
            return;
        }

        json.BeginArray();
        foreach (var value in values)
        {
            // JSON has no word for NaN and infinity.
            if (!float.IsFinite(value)) throw Broken(provider);
            json.Raw(System.Text.Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)));
        }

        json.EndArray();
    }

    private static List<float> Floats(ReadOnlyMemory<byte> vector, string? provider)
    {
        var values = new List<float>();
        var reader = JsonNames.Reader(vector.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var value)) throw Broken(provider);
            values.Add((float)value);
        }

        return values;
    }

    private static void Usage(RawJsonWriter json, JsonFields fields)
    {
        var usage = JsonValue.IsObject(fields["usage"u8]) ? JsonFields.Read(fields["usage"u8]) : new JsonFields();
        var prompt = Number(usage["prompt_tokens"u8]) ?? Number(fields["prompt_eval_count"u8]) ?? 0;
        json.BeginObject().Name("prompt_tokens"u8).Number(prompt).Name("total_tokens"u8).Number(Number(usage["total_tokens"u8]) ?? prompt).EndObject();
    }

    private static long? Number(ReadOnlyMemory<byte> raw)
    {
        if (raw.IsEmpty) return null;
        var reader = JsonNames.Reader(raw.Span);
        return reader.Read() && reader.TryInteger(out var number) ? number : null;
    }

    private static RouterException Broken(string? provider) => new(UpstreamErrorReader.Invalid("embeddings in no known format", provider));
}
