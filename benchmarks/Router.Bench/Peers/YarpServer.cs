using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace LlmRouter.Bench.Peers;

/// <summary>A reverse proxy by YARP that passes every request to one address. It looks into nothing.</summary>
internal static class YarpServer
{
    public static async Task RunAsync(int port, string target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var route = new RouteConfig { RouteId = "all", ClusterId = "provider", Match = new RouteMatch { Path = "{**rest}" } };
        var cluster = new ClusterConfig
        {
            ClusterId = "provider",
            Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = target } },
            HttpRequest = new ForwarderRequestConfig { AllowResponseBuffering = false },
        };
        builder.Services.AddReverseProxy()
            .LoadFromMemory([route], [cluster])
            .ConfigureHttpClient((_, handler) => handler.ActivityHeadersPropagator = null);
        var application = builder.Build();
        application.MapReverseProxy();
        await application.RunAsync().ConfigureAwait(false);
    }
}
