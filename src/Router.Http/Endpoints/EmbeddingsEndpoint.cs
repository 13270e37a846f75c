using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/embeddings</c>, in OpenAI's dialect.</summary>
internal sealed class EmbeddingsEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Embeddings, Dialect.OpenAi);
}
