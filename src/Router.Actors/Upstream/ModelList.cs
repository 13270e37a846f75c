using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>
/// Reads a provider's list of models: OpenAI's and Anthropic's <c>data[].id</c>, Ollama's <c>models[].model</c>, Gemini's
/// <c>models[].name</c>, told by their shape.
/// </summary>
internal static class ModelList
{
    private const int Limit = 8 * 1024 * 1024;

    /// <summary>Gemini's names are resources: clients ask for what follows.</summary>
    private const string Collection = "models/";

    /// <summary>The path of a type's list. Where a list comes in pages, one is asked for that holds it all.</summary>
    public static string PathFor(string type) => type switch
    {
        "ollama" => "api/tags",
        "gemini" => "models?pageSize=1000",
        "anthropic" => "models?limit=1000",
        _ => "models",
    };

    public static async Task<IReadOnlyList<string>> ReadAsync(string provider, Stream body, CancellationToken cancellationToken)
    {
        var document = await BoundedBody.ReadAsync(provider, body, Limit, cancellationToken).ConfigureAwait(false);
        try
        {
            return Parse(document.Span);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new RouterException(UpstreamFaults.Invalid(provider, "its list of models is no JSON"), fault);
        }
    }

    /// <summary>The ids in the provider's order, each once.</summary>
    /// <exception cref="JsonException">The document is broken.</exception>
    internal static IReadOnlyList<string> Parse(ReadOnlySpan<byte> document)
    {
        var ids = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(document);
        if (!reader.Read()) return ids;

        // An entry stands at depth 2 in { "data": [ { … } ] }, and at depth 1 in a bare array.
        var depth = reader.TokenType == JsonTokenType.StartArray ? 1 : 2;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject || reader.CurrentDepth != depth) continue;
            if (Entry(ref reader) is { Length: > 0 } id && seen.Add(id)) ids.Add(id);
        }

        return ids;
    }

    // Null for what is no model, or one that neither chats nor embeds.
    private static string? Entry(ref Utf8JsonReader reader)
    {
        string? id = null, name = null;
        var isUseful = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("model"u8);
            var isName = reader.ValueTextEquals("name"u8);
            var isMethods = reader.ValueTextEquals("supportedGenerationMethods"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String) id ??= reader.GetString();
            else if (isName && reader.TokenType == JsonTokenType.String) name = reader.GetString();
            else if (isMethods && reader.TokenType == JsonTokenType.StartArray) isUseful = IsUseful(ref reader);
            reader.Skip();
        }

        if (!isUseful) return null;
        return id ?? (name is not null && name.StartsWith(Collection, StringComparison.Ordinal) ? name[Collection.Length..] : name);
    }

    private static bool IsUseful(ref Utf8JsonReader reader)
    {
        var isUseful = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isUseful |= reader.TokenType == JsonTokenType.String && (reader.ValueTextEquals("generateContent"u8) || reader.ValueTextEquals("embedContent"u8));
            reader.Skip();
        }

        return isUseful;
    }
}
