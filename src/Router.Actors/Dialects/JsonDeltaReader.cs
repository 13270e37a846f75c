using System.Text.Json;
using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>What the readers of all dialects do with an event before they read its object.</summary>
internal abstract class JsonDeltaReader : IDeltaReader
{
    /// <summary>Where the deltas of the event go.</summary>
    protected DeltaSink Sink { get; } = new();

    public void Read(in WireEvent wireEvent, int ordinal, DeltaBatch output)
    {
        Sink.Begin(ordinal, output);
        var data = wireEvent.Data;
        // Some dialects have no [DONE] of their own; servers that speak them may send it all the same.
        if (JsonEvent.IsTerminator(data.Span)) End();
        else if (!JsonEvent.IsBlank(data.Span)) TryReadObject(data);
    }

    /// <inheritdoc/>
    /// <remarks>Most dialects hold nothing back but what a stream without its end must not make up.</remarks>
    public virtual void Complete(DeltaBatch output)
    {
    }

    /// <summary>The provider said that the stream is over.</summary>
    protected virtual void End() => Sink.Add(new StreamDelta { Kind = DeltaKind.Ended });

    /// <summary>Reads an event that is not blank. It is read whole before anything is said, so that a broken one says nothing.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    protected abstract void ReadObject(ReadOnlyMemory<byte> data);

    private void TryReadObject(ReadOnlyMemory<byte> data)
    {
        try
        {
            ReadObject(data);
        }
        catch (JsonException)
        {
            Sink.Fail(UpstreamErrorReader.Invalid("an event that is not a JSON object"));
        }
    }
}
