namespace LlmRouter.Http.Endpoints;

/// <summary>Names in the engine's dialect catalog that an endpoint's clients speak.</summary>
internal static class Dialect
{
    public const string OpenAi = "openai";
    public const string Ollama = "ollama";
}
