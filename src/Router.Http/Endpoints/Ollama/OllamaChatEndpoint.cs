using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Ollama;

/// <summary><c>POST /api/chat</c>: a chat turn, in Ollama's dialect. Streams unless told not to.</summary>
internal sealed class OllamaChatEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Chat, Dialect.Ollama);
}
