using System.Globalization;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints;

/// <summary>
/// <c>GET /health/ready</c>: 200 while requests are taken, 503 while draining. Names providers, never their addresses.
/// With every provider down it says so and stays 200: whoever took the router out of rotation for that would also take away the requests
/// that find out when one is back.
/// </summary>
internal sealed class ReadyEndpoint(IRouterEngine engine)
{
    public Task HandleAsync(HttpContext context)
    {
        var status = engine.Status;
        context.Response.StatusCode = status.Draining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return JsonReply.WriteAsync(context, status, Write);
    }

    // A provider about which nothing is known yet may well serve.
    private static string Verdict(EngineStatus status) =>
        status.Draining ? "draining"
        : status.Providers.Count > 0 && status.Providers.All(provider => provider.State == ProviderState.Down) ? "no_healthy_provider"
        : "ready";

    private static void Write(Utf8JsonWriter json, EngineStatus status)
    {
        json.WriteStartObject();
        json.WriteString("status", Verdict(status));
        json.WriteBoolean("draining", status.Draining);
        json.WriteNumber("live_streams", status.LiveStreams);
        json.WriteStartArray("providers");
        foreach (var provider in status.Providers) Write(json, provider);
        json.WriteEndArray();
        Write(json, status.Settings);
        json.WriteEndObject();
    }

    // The last good settings serve as well as they did: wrong ones in the file are no reason to take no requests.
    private static void Write(Utf8JsonWriter json, SettingsStatus settings)
    {
        json.WriteStartObject("settings");
        json.WriteString("state", settings.IsStale ? "stale" : "current");
        json.WriteString("loaded_at", settings.LoadedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("mistakes", settings.Mistakes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProviderStatus provider)
    {
        json.WriteStartObject();
        json.WriteString("name", provider.Name);
        json.WriteString("state", provider.State switch { ProviderState.Up => "up", ProviderState.Down => "down", _ => "unknown" });
        json.WriteNumber("in_flight", provider.InFlight);
        json.WriteNumber("queued", provider.Queued);
        json.WriteNumber("models", provider.Models);
        if (provider.LastError is { } code) json.WriteString("last_error", code);
        json.WriteEndObject();
    }
}
