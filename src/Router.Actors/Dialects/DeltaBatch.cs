using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>The deltas that one read completed. Reused by its producer: valid until its consumer pulls again.</summary>
internal sealed class DeltaBatch
{
    private RentedList<StreamDelta> _deltas;

    public int Count => _deltas.Count;

    public Span<StreamDelta> Deltas => _deltas.Items;

    public void Add(in StreamDelta delta) => _deltas.Add(delta);

    public void Clear() => _deltas.Clear();

    /// <summary>Takes out the provider's error, which is the last delta wherever there is one.</summary>
    public RouterError? TakeFailure()
    {
        if (Count == 0 || Deltas[^1].Kind != DeltaKind.Failed) return null;
        var error = Deltas[^1].Error;
        _deltas.RemoveLast();
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

    /// <summary>The consumer's, once it has used them: empties it and gives its memory to others until something is added.</summary>
    public void Release() => _deltas.Release();
}
