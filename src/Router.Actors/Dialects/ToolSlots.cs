namespace LlmRouter.Dialects;

/// <summary>
/// Gives every tool call of one choice a slot of its own. Wire contract §1.8: a new id on a used index is a new call, a missing
/// index is given one.
/// </summary>
internal sealed class ToolSlots
{
    private readonly List<Slot> _slots = [];

    private sealed class Slot
    {
        public int? Index;
        public byte[] Id = [];
        public byte[] Name = [];
        public int Event;
    }

    public int Count => _slots.Count;

    /// <summary>The slot that this delta belongs to; <paramref name="isNew"/> when the call begins with it.</summary>
    /// <param name="index">The provider's index, if it gave one.</param>
    /// <param name="id">The provider's id, escaped; may be empty.</param>
    /// <param name="name">The function's name, escaped; may be empty.</param>
    /// <param name="ordinal">Ordinal of the event: two entries with a name in one event are two calls.</param>
    /// <param name="isNew">The call begins with this delta.</param>
    public int Resolve(int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal, out bool isNew)
    {
        var found = Find(index, id, name, ordinal);
        isNew = found < 0;
        if (isNew)
        {
            _slots.Add(new Slot { Index = index, Id = id.ToArray(), Name = name.ToArray(), Event = ordinal });
            return _slots.Count - 1;
        }

        var slot = _slots[found];
        if (slot.Id.Length == 0) slot.Id = id.ToArray();
        if (slot.Name.Length == 0) slot.Name = name.ToArray();
        return found;
    }

    private int Find(int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal)
    {
        for (var i = _slots.Count - 1; i >= 0; i--)
        {
            var slot = _slots[i];
            var sameId = !id.IsEmpty && id.SequenceEqual(slot.Id);
            if (index is null ? sameId || id.IsEmpty : index == slot.Index)
                return sameId || Continues(slot, index, id, name, ordinal) ? i : -1;
        }

        return -1;
    }

    private static bool Continues(Slot slot, int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal)
    {
        if (!id.IsEmpty && slot.Id.Length > 0) return false;
        if (name.IsEmpty || slot.Name.Length == 0) return true;
        // A name again: a provider that repeats it in each delta keeps the index; anything else begins another call.
        return index is not null && slot.Event != ordinal && name.SequenceEqual(slot.Name);
    }
}
