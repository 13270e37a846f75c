using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/completions</c>, in OpenAI's dialect.</summary>
internal sealed class CompletionsEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Completion, Dialect.OpenAi);
}
