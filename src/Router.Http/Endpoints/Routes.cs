using LlmRouter.Http.Endpoints.Ollama;

namespace LlmRouter.Http.Endpoints;

/// <summary>Every path the router answers at.</summary>
internal static class Routes
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    // Spec §2: "`/models`, `/chat/completions` without `/v1` work".
    private static readonly string[] Prefixes = ["/v1", ""];

    /// <summary>Below it stands what Ollama's clients use; they are told of errors in their own way too.</summary>
    public const string OllamaPrefix = "/api";

    /// <summary>Where Anthropic's clients ask, behind a prefix.</summary>
    public const string Messages = "/messages";

    /// <summary>Where clients of OpenAI's Responses ask, behind a prefix.</summary>
    public const string Responses = "/responses";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        foreach (var prefix in Prefixes)
        {
            routes.MapPost(prefix + "/chat/completions", services.GetRequiredService<ChatCompletionsEndpoint>().HandleAsync);
            routes.MapPost(prefix + "/completions", services.GetRequiredService<CompletionsEndpoint>().HandleAsync);
            routes.MapPost(prefix + Responses, services.GetRequiredService<ResponsesEndpoint>().HandleAsync);
            routes.MapMethods(prefix + Responses + "/{id}/{**rest}", [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete], ResponsesEndpoint.RefuseStoredAsync);
            routes.MapPost(prefix + Messages, services.GetRequiredService<MessagesEndpoint>().HandleAsync);
            routes.MapPost(prefix + Messages + "/count_tokens", services.GetRequiredService<CountTokensEndpoint>().HandleAsync);
            routes.MapPost(prefix + "/embeddings", services.GetRequiredService<EmbeddingsEndpoint>().HandleAsync);
            MapRead(routes, prefix + "/models", services.GetRequiredService<ModelsEndpoint>().HandleAsync);
            MapRead(routes, $"{prefix}/models/{{**{ModelEndpoint.IdParameter}}}", services.GetRequiredService<ModelEndpoint>().HandleAsync);
        }

        MapOllama(routes, services);
        MapRead(routes, "/health", HealthEndpoint.HandleAsync);
        MapRead(routes, "/health/ready", services.GetRequiredService<ReadyEndpoint>().HandleAsync);
        MapRead(routes, "/", RootEndpoint.HandleAsync);
        MapRead(routes, "/v1", RootEndpoint.HandleAsync);
    }

    private static void MapOllama(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        routes.MapPost(OllamaPrefix + "/chat", services.GetRequiredService<OllamaChatEndpoint>().HandleAsync);
        routes.MapPost(OllamaPrefix + "/generate", services.GetRequiredService<OllamaGenerateEndpoint>().HandleAsync);
        routes.MapPost(OllamaPrefix + "/embed", services.GetRequiredService<OllamaEmbedEndpoint>().HandleAsync);
        routes.MapPost(OllamaPrefix + "/show", services.GetRequiredService<OllamaShowEndpoint>().HandleAsync);
        // The older name, for one text.
        routes.MapPost(OllamaPrefix + "/embeddings", services.GetRequiredService<OllamaEmbedEndpoint>().HandleAsync);
        MapRead(routes, OllamaPrefix + "/ps", services.GetRequiredService<OllamaPsEndpoint>().HandleAsync);
        MapRead(routes, OllamaPrefix + "/tags", services.GetRequiredService<OllamaTagsEndpoint>().HandleAsync);
        MapRead(routes, OllamaPrefix + "/version", OllamaVersionEndpoint.HandleAsync);
    }

    private static void MapRead(IEndpointRouteBuilder routes, string path, RequestDelegate handler) => routes.MapMethods(path, GetAndHead, handler);
}
