using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Writes events that are numbered without a hole: <c>event: X\ndata: {"type":"X","sequence_number":0,…}\n\n</c>.</summary>
internal sealed class ResponsesEvents
{
    /// <summary>The numbers of <c>response.created</c> and <c>response.in_progress</c>, which come before all that waits.</summary>
    private const int Heads = 2;

    private readonly TypedEventWriter _events = new();
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

    public RawJsonWriter Begin(ReadOnlySpan<byte> type) => Number(_events.Begin(type, _output ?? _waiting), Next++);

    public void End(RawJsonWriter json) => TypedEventWriter.End(json, _output ?? _waiting);

    /// <summary>Begins an event outside the row: a head, which comes first whatever waits, or an error, which ends it.</summary>
    public static RawJsonWriter Begin(ReadOnlySpan<byte> type, int number, IBufferWriter<byte> output) => Number(new TypedEventWriter().Begin(type, output), number);

    private static RawJsonWriter Number(RawJsonWriter json, int number) => json.Name("sequence_number"u8).Number(number);
}
