using System.Runtime.InteropServices;

namespace LlmRouter.Framing;

/// <summary>The events that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class EventBatch
{
    private readonly List<WireEvent> _events = [];

    /// <summary>The format that the events came in.</summary>
    public WireFormat Format { get; set; }

    public int Count => _events.Count;

    public ReadOnlySpan<WireEvent> Events => CollectionsMarshal.AsSpan(_events);

    public void Add(ReadOnlyMemory<byte> type, ReadOnlyMemory<byte> data) => _events.Add(new WireEvent(type, data));

    public void Clear() => _events.Clear();
}
