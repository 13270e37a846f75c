using LlmRouter.Contracts;
using LlmRouter.Http.Errors;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>POST /v1/responses</c>, in the dialect of OpenAI's Responses. Nothing is stored, so there is nothing to get or delete.</summary>
internal sealed class ResponsesEndpoint(EngineExchange exchange)
{
    public Task HandleAsync(HttpContext context) => exchange.RunAsync(context, Operation.Chat, Dialect.Responses);

    /// <summary>For whoever asks for an earlier response.</summary>
    /// <exception cref="RouterException">Always: 404.</exception>
    public static Task RefuseStoredAsync(HttpContext context) => throw new RouterException(HttpErrors.NothingStored());
}
