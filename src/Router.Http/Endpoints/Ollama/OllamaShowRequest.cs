using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary>The body of <c>POST /api/show</c>.</summary>
internal static class OllamaShowRequest
{
    /// <summary>The model asked about: <c>model</c>, or <c>name</c> as older clients write it.</summary>
    /// <exception cref="RouterException">The body names none: 400.</exception>
    public static string Model(ReadOnlySpan<byte> body)
    {
        try
        {
            return Read(body) is { Length: > 0 } model ? model : throw new RouterException(HttpErrors.NoModel());
        }
        // A lone surrogate escape is JSON, but no text.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RouterException(HttpErrors.NoModel(), broken);
        }
    }

    private static string? Read(ReadOnlySpan<byte> body)
    {
        string? model = null, name = null;
        var json = new Utf8JsonReader(body);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isModel = json.ValueTextEquals("model"u8);
            var isName = json.ValueTextEquals("name"u8);
            json.Read();
            var text = (isModel || isName) && json.TokenType == JsonTokenType.String ? json.GetString() : null;
            if (isModel) model = text;
            if (isName) name = text;
            json.Skip();
        }

        return string.IsNullOrEmpty(model) ? name : model;
    }
}
