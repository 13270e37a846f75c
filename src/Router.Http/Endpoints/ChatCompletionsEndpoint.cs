using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/chat/completions</c>, in OpenAI's dialect.</summary>
internal sealed class ChatCompletionsEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Chat, Dialect.OpenAi);
}
