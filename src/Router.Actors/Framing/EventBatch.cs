namespace LlmRouter.Framing;

/// <summary>The events that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class EventBatch
{
    private RentedList<WireEvent> _events;

    /// <summary>The format that the events came in.</summary>
    public WireFormat Format { get; set; }

    public int Count => _events.Count;

    public ReadOnlySpan<WireEvent> Events => _events.Items;

    public void Add(ReadOnlyMemory<byte> type, ReadOnlyMemory<byte> data) => _events.Add(new WireEvent(type, data));

    public void Clear() => _events.Clear();

    /// <summary>The consumer's, once it has used them: empties it and gives its memory to others until something is added.</summary>
    public void Release() => _events.Release();
}
