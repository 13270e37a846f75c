using System.Runtime.InteropServices;

namespace LlmRouter.Dialects;

/// <summary>The deltas that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class DeltaBatch
{
    private readonly List<StreamDelta> _deltas = [];

    public int Count => _deltas.Count;

    public Span<StreamDelta> Deltas => CollectionsMarshal.AsSpan(_deltas);

    public void Add(in StreamDelta delta) => _deltas.Add(delta);

    public void Clear() => _deltas.Clear();
}
