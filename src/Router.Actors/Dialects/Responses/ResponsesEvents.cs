using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// The frame of an event, numbered without a hole: <c>event: X\ndata: {"type":"X","sequence_number":0,…}\n\n</c>. Its name stands twice,
/// and SDKs read either.
/// </summary>
internal sealed class ResponsesEvents
{
    /// <summary>The numbers of <c>response.created</c> and <c>response.in_progress</c>, which come before all that waits.</summary>
    private const int Heads = 2;

    private readonly ByteBuffer _waiting = new();
    private IBufferWriter<byte>? _output;

    /// <summary>The number of the next event.</summary>
    public int Next { get; private set; } = Heads;

    /// <summary>From here on events go there.</summary>
    public void To(IBufferWriter<byte> output) => _output = output;

    /// <summary>Gives out what waited for the first token.</summary>
    public void Release(IBufferWriter<byte> output)
    {
        output.Write(_waiting.Span);
        _waiting.Clear();
        _output = output;
    }

    public RawJsonWriter Begin(ReadOnlySpan<byte> type) => Begin(type, Next++, _output ?? _waiting);

    public void End(RawJsonWriter json) => End(json, _output ?? _waiting);

    public static RawJsonWriter Begin(ReadOnlySpan<byte> type, int number, IBufferWriter<byte> output)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        return new RawJsonWriter(output).BeginObject().Name("type"u8).Escaped(type).Name("sequence_number"u8).Number(number);
    }

    public static void End(RawJsonWriter json, IBufferWriter<byte> output)
    {
        json.EndObject();
        output.Write("\n\n"u8);
    }
}
