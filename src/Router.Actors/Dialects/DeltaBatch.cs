using System.Runtime.InteropServices;
using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>The deltas that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class DeltaBatch
{
    private readonly List<StreamDelta> _deltas = [];

    public int Count => _deltas.Count;

    public Span<StreamDelta> Deltas => CollectionsMarshal.AsSpan(_deltas);

    public void Add(in StreamDelta delta) => _deltas.Add(delta);

    public void Clear() => _deltas.Clear();

    /// <summary>Takes out the provider's error, which is the last delta wherever there is one.</summary>
    public RouterError? TakeFailure()
    {
        if (_deltas.Count == 0 || _deltas[^1].Kind != DeltaKind.Failed) return null;
        var error = _deltas[^1].Error;
        _deltas.RemoveAt(_deltas.Count - 1);
        return error;
    }

    /// <summary>True when one of these is something the user waits for. A role, a comment or a count is not.</summary>
    public bool HasToken
    {
        get
        {
            foreach (ref readonly var delta in Deltas)
                if (delta.IsSemantic() || delta.Kind == DeltaKind.Finished) return true;
            return false;
        }
    }
}
