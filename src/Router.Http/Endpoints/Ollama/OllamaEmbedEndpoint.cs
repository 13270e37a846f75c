using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>POST /api/embed</c>: vectors for texts, in Ollama's dialect.</summary>
internal sealed class OllamaEmbedEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Embeddings, Dialect.Ollama);
}
