using LlmRouter.Settings;

namespace LlmRouter.Http.Start;

/// <summary>Asks a router on this machine whether it is alive, for a container's health check: its image has no curl.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <returns>The exit code: 0 when <c>GET /health</c> answers 200.</returns>
    public static async Task<int> RunAsync(ServerSettings server, TextWriter errors)
    {
        var host = server.Host is "*" or "0.0.0.0" or "::" or "localhost" ? "127.0.0.1" : server.Host;
        var address = new UriBuilder(Uri.UriSchemeHttp, host, server.Port, "/health").Uri;
        try
        {
            using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Limit };
            using var http = new HttpClient(handler) { Timeout = Limit };
            using var reply = await http.GetAsync(address).ConfigureAwait(false);
            if (reply.IsSuccessStatusCode) return ExitCode.Ok;
            await errors.WriteLineAsync($"The router at {address} answered {(int)reply.StatusCode}.").ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            await errors.WriteLineAsync($"No router answers at {address}. Is it running with this configuration?").ConfigureAwait(false);
        }

        return ExitCode.Failed;
    }
}
