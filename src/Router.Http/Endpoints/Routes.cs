namespace LlmRouter.Http.Endpoints;

/// <summary>Every path the router answers at.</summary>
internal static class Routes
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    // Spec §2: "`/models`, `/chat/completions` without `/v1` work".
    private static readonly string[] Prefixes = ["/v1", ""];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        foreach (var prefix in Prefixes)
        {
            routes.MapPost(prefix + "/chat/completions", services.GetRequiredService<ChatCompletionsEndpoint>().HandleAsync);
            routes.MapPost(prefix + "/completions", services.GetRequiredService<CompletionsEndpoint>().HandleAsync);
            routes.MapPost(prefix + "/embeddings", services.GetRequiredService<EmbeddingsEndpoint>().HandleAsync);
            MapRead(routes, prefix + "/models", services.GetRequiredService<ModelsEndpoint>().HandleAsync);
            MapRead(routes, $"{prefix}/models/{{**{ModelEndpoint.IdParameter}}}", services.GetRequiredService<ModelEndpoint>().HandleAsync);
        }

        MapRead(routes, "/health", HealthEndpoint.HandleAsync);
        MapRead(routes, "/health/ready", services.GetRequiredService<ReadyEndpoint>().HandleAsync);
        MapRead(routes, "/", RootEndpoint.HandleAsync);
        MapRead(routes, "/v1", RootEndpoint.HandleAsync);
    }

    private static void MapRead(IEndpointRouteBuilder routes, string path, RequestDelegate handler) => routes.MapMethods(path, GetAndHead, handler);
}
