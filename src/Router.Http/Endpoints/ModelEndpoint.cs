using LlmRouter.Contracts;
using LlmRouter.Http.Errors;

namespace LlmRouter.Http.Endpoints;

/// <summary><c>GET /v1/models/{id}</c>; the id may hold slashes, plain or as <c>%2F</c>.</summary>
internal sealed class ModelEndpoint(IRouterEngine engine)
{
    public const string IdParameter = "id";

    /// <exception cref="RouterException">No provider offers the model: 404 <c>model_not_found</c>.</exception>
    public Task HandleAsync(HttpContext context)
    {
        var id = context.GetRouteValue(IdParameter) as string ?? "";
        // Kestrel decodes a path, all but %2F.
        var model = Find(id) ?? Find(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) ?? throw new RouterException(HttpErrors.UnknownModel(id));
        return JsonReply.WriteAsync(context, model, Dialect.IsAnthropicSdk(context.Request) ? AnthropicModelList.WriteEntry : ModelEntry.Write);
    }

    private ModelInfo? Find(string id) => engine.Models.FirstOrDefault(model => model.Id == id);
}
