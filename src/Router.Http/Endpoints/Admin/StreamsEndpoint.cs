using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;

namespace LlmRouter.Http.Endpoints.Admin;

/// <summary>The live view: <c>GET /admin/streams</c> lists what is under way, <c>DELETE /admin/streams/{id}</c> ends one of it.</summary>
internal sealed class StreamsEndpoint(IRouterEngine engine)
{
    public const string IdParameter = "id";

    public Task ListAsync(HttpContext context) => JsonReply.WriteAsync(context, engine.Streams, Write);

    /// <exception cref="RouterException">There is no such stream, or it has ended by itself: 404.</exception>
    public Task EndAsync(HttpContext context)
    {
        var id = context.GetRouteValue(IdParameter) as string ?? "";
        if (!engine.EndStream(id)) throw new RouterException(HttpErrors.UnknownStream(id));
        return JsonReply.WriteAsync(context, id, WriteDeleted);
    }

    private static void WriteDeleted(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteBoolean("deleted", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<LiveStream> streams)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var stream in streams) Write(json, stream);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LiveStream stream)
    {
        json.WriteStartObject();
        json.WriteString("id", stream.Id);
        json.WriteString("model", stream.Model);
        json.WriteString("provider", stream.Provider);
        json.WriteString("state", NameOf(stream.State));
        json.WriteNumber("state_for_s", Seconds(stream.StateFor));
        json.WriteNumber("age_s", Seconds(stream.Age));
        json.WriteNumber("attempts", stream.Attempts);
        json.WriteNumber("tokens_per_second", Math.Round(stream.TokensPerSecond, 1));
        json.WriteNumber("buffered_bytes", stream.BufferedBytes);
        json.WriteEndObject();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static string NameOf(LiveStreamState state) => state switch
    {
        LiveStreamState.Queued => "queued",
        LiveStreamState.Connecting => "connecting",
        LiveStreamState.WaitingForFirstToken => "waiting_for_first_token",
        LiveStreamState.Streaming => "streaming",
        LiveStreamState.Stalled => "stalled",
        _ => "slow_client",
    };
}
