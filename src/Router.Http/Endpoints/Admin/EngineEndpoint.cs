using System.Diagnostics;
using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Endpoints.Admin;

/// <summary>What is alive: <c>GET /admin/engine</c> answers with numbers that come back to the same values whenever the router is quiet.</summary>
internal sealed class EngineEndpoint(IRouterEngine engine)
{
    public Task ShowAsync(HttpContext context) => JsonReply.WriteAsync(context, engine.Counts, Write);

    private static void Write(Utf8JsonWriter json, EngineCounts counts)
    {
        using var process = Process.GetCurrentProcess();
        json.WriteStartObject();
        json.WriteNumber("streams", counts.Streams);
        json.WriteNumber("graphs", counts.Graphs);
        json.WriteNumber("actors", counts.Actors);
        json.WriteNumber("threads", process.Threads.Count);
        // What is allocated now, collectable or not: no collection is forced.
        json.WriteNumber("heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        json.WriteEndObject();
    }
}
