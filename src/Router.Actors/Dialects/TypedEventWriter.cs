using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>
/// Writes server-sent events whose type stands twice, because SDKs read either: <c>event: X\ndata: {"type":"X",…}\n\n</c>. One event is
/// written at a time.
/// </summary>
internal sealed class TypedEventWriter
{
    private RawJsonWriter? _json;

    /// <summary>Begins an event; its further members follow.</summary>
    public RawJsonWriter Begin(ReadOnlySpan<byte> type, IBufferWriter<byte> output)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        _json = _json?.Restart(output) ?? new RawJsonWriter(output);
        return _json.BeginObject().Name("type"u8).Escaped(type);
    }

    /// <summary>Ends the event that <paramref name="json"/> stands in.</summary>
    public static void End(RawJsonWriter json, IBufferWriter<byte> output)
    {
        json.EndObject();
        output.Write("\n\n"u8);
    }
}
