using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>POST /api/generate</c>: one prompt, in Ollama's dialect. Streams unless told not to.</summary>
internal sealed class OllamaGenerateEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Completion, Dialect.Ollama);
}
