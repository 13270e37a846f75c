namespace LlmRouter.Http.Endpoints;

/// <summary>Names in the engine's dialect catalog, and who speaks which.</summary>
internal static class Dialect
{
    public const string OpenAi = "openai";
    public const string Responses = "responses";
    public const string Anthropic = "anthropic";
    public const string Ollama = "ollama";

    /// <summary>
    /// The dialect of whoever asks here. By the path, because most errors are found before an endpoint is: what stands below
    /// <c>/api</c> is for Ollama's clients, <c>/v1/messages</c> for Anthropic's, whose other requests show it by a header.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var path = request.Path.StartsWithSegments("/v1", out var rest) ? rest : request.Path;
        if (path.StartsWithSegments(Routes.OllamaPrefix)) return Ollama;
        if (path.StartsWithSegments(Routes.Messages)) return Anthropic;
        if (path.StartsWithSegments(Routes.Responses)) return Responses;
        return IsAnthropicSdk(request) ? Anthropic : OpenAi;
    }

    /// <summary>True when Anthropic's own SDKs ask: they name the version of their API in every request.</summary>
    public static bool IsAnthropicSdk(HttpRequest request) => request.Headers.ContainsKey("anthropic-version");
}
