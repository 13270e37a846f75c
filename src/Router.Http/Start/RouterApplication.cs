using LlmRouter.Http.Auth;
using LlmRouter.Http.Endpoints;
using LlmRouter.Http.Endpoints.Admin;
using LlmRouter.Http.Endpoints.Ollama;
using LlmRouter.Http.Errors;
using LlmRouter.Http.Pipeline;
using LlmRouter.Http.Transport;
using LlmRouter.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace LlmRouter.Http.Start;

/// <summary>Builds the web application, for the program and for its tests alike. Nothing is in it that is not named here.</summary>
internal static class RouterApplication
{
    // What Kestrel may take to close its connections once the drain is over.
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    /// <param name="settings">Validated settings.</param>
    /// <param name="configure">Registers the <see cref="IRouterEngine"/> and whatever else the caller brings.</param>
    /// <param name="time">The clock of the keep-alive and of the write deadline.</param>
    public static WebApplication Create(RouterSettings settings, Action<IServiceCollection>? configure, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Router.Http" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listener.Configure(kestrel, settings.Server));
        AddServices(builder.Services, settings, time);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.Use(RequestIdentity.InvokeAsync);
        app.Use(app.Services.GetRequiredService<ErrorGuard>().InvokeAsync);
        app.Use(PathTidy.InvokeAsync);
        AdminBranch.Use(app);
        app.Use(Cors.InvokeAsync);
        app.Use(app.Services.GetRequiredService<ApiKeyGate>().InvokeAsync);
        app.UseRouting();
        Routes.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, RouterSettings settings, TimeProvider time)
    {
        services.AddRoutingCore();
        services.AddSingleton(new CurrentSettings(settings));
        services.AddSingleton(time);
        services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.CreateBoundListenSocket = SocketProgress.CreateListenSocket;
            sockets.UnsafePreferInlineScheduling = true;
        });
        services.AddSingleton<IHostLifetime, SignalFreeLifetime>();
        services.AddSingleton<IConfigureOptions<HostOptions>>(
            new ConfigureOptions<HostOptions>(host => host.ShutdownTimeout = settings.Server.Drain + CloseLimit));
        services.AddSingleton<ErrorGuard>().AddSingleton<ApiKeyGate>().AddSingleton<DrainGate>();
        services.AddSingleton(new IdleMemory(time, EngineExchange.CollectAll));
        services.AddSingleton<RequestBodyReader>().AddSingleton<ReplyWriter>().AddSingleton<EngineExchange>();
        services.AddSingleton<ChatCompletionsEndpoint>().AddSingleton<CompletionsEndpoint>().AddSingleton<EmbeddingsEndpoint>();
        services.AddSingleton<ModelsEndpoint>().AddSingleton<ModelEndpoint>().AddSingleton<ReadyEndpoint>();
        services.AddSingleton<OllamaChatEndpoint>().AddSingleton<OllamaGenerateEndpoint>().AddSingleton<OllamaEmbedEndpoint>();
        services.AddSingleton<ResponsesEndpoint>().AddSingleton<MessagesEndpoint>().AddSingleton<CountTokensEndpoint>();
        services.AddSingleton<AdminGate>().AddSingleton<StreamsEndpoint>().AddSingleton<EngineEndpoint>();
        services.AddSingleton<OllamaPsEndpoint>().AddSingleton<OllamaTagsEndpoint>().AddSingleton<OllamaShowEndpoint>();
    }
}
