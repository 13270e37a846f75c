using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/messages/count_tokens</c>, in Anthropic's dialect: the provider's own count, or an estimate where it has none.</summary>
internal sealed class CountTokensEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.CountTokens, Dialect.Anthropic);
}
