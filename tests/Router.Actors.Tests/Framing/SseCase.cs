using System.Text.Json.Serialization;

namespace LlmRouter.Tests.Framing;

/// <summary>One case of <c>sse-conformance.json</c>.</summary>
internal sealed record SseCase(
    string Id, byte[] InputBase64, string Connection, List<SseCase.Event> Events, long? ReconnectionTime, string LastEventIdBuffer)
{
    internal sealed record Event(string Type, string Data, [property: JsonPropertyName("lastEventId")] string LastEventId);
}
