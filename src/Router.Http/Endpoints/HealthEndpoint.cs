namespace LlmRouter.Http.Endpoints;

/// <summary><c>GET /health</c>: the process is alive. Says nothing about providers, so that a dead one never restarts the router.</summary>
internal static class HealthEndpoint
{
    private static readonly byte[] Alive = "{\"status\":\"ok\"}"u8.ToArray();

    public static async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Alive.Length;
        await context.Response.Body.WriteAsync(Alive, context.RequestAborted).ConfigureAwait(false);
    }
}
