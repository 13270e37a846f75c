using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/messages</c>, in Anthropic's dialect.</summary>
internal sealed class MessagesEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Chat, Dialect.Anthropic);
}
