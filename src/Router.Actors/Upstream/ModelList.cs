using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Reads a provider's list of models: OpenAI's <c>data[].id</c>, Ollama's <c>models[].model</c>, told by their shape.</summary>
internal static class ModelList
{
    private const int Limit = 8 * 1024 * 1024;

    public static string PathFor(string type) => type == "ollama" ? "api/tags" : "models";

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

        // Members of an entry stand at depth 3 in { "data": [ { … } ] }, and at depth 2 in a bare array.
        var entry = reader.TokenType == JsonTokenType.StartArray ? 2 : 3;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != entry) continue;
            var isId = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("model"u8);
            reader.Read();
            if (!isId) reader.Skip();
            else if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } id && seen.Add(id)) ids.Add(id);
        }

        return ids;
    }
}
