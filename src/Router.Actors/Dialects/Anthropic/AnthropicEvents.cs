using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>The frame of an event. Its name stands twice, and SDKs read either: <c>event: X\ndata: {"type":"X",…}\n\n</c>.</summary>
internal static class AnthropicEvents
{
    public static RawJsonWriter Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        return new RawJsonWriter(output).BeginObject().Name("type"u8).Escaped(type);
    }

    public static void End(RawJsonWriter json, IBufferWriter<byte> output)
    {
        json.EndObject();
        output.Write("\n\n"u8);
    }
}
