using System.Text;

namespace LlmRouter.Dialects;

/// <summary>
/// Gives every tool call of one choice a slot of its own. Wire contract §1.8: a new id on a used index is a new call, a missing
/// index is given one.
/// </summary>
internal sealed class ToolSlots
{
    /// <summary>More calls than any model makes in one turn are a broken reply.</summary>
    public const int MaxCalls = 16384;

    private readonly List<Slot> _slots = [];
    private readonly Dictionary<int, int> _lastOfIndex = [];
    private readonly Dictionary<string, int> _lastOfId = new(StringComparer.Ordinal);

    private sealed class Slot
    {
        public byte[] Id = [];
        public byte[] Name = [];
        public int Event;
    }

    public int Count => _slots.Count;

    /// <summary>
    /// The slot that this delta belongs to; <paramref name="isNew"/> when the call begins with it. Negative when it would be one
    /// more than <see cref="MaxCalls"/>.
    /// </summary>
    /// <param name="index">The provider's index, if it gave one.</param>
    /// <param name="id">The provider's id, escaped; may be empty.</param>
    /// <param name="name">The function's name, escaped; may be empty.</param>
    /// <param name="ordinal">Ordinal of the event: two entries with a name in one event are two calls.</param>
    /// <param name="isNew">The call begins with this delta.</param>
    public int Resolve(int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal, out bool isNew)
    {
        var found = Find(index, id, name, ordinal);
        isNew = found < 0 && _slots.Count < MaxCalls;
        if (isNew)
        {
            found = _slots.Count;
            _slots.Add(new Slot { Event = ordinal });
            if (index is { } given) _lastOfIndex[given] = found;
        }

        if (found >= 0) Take(found, id, name);
        return found;
    }

    private void Take(int found, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name)
    {
        var slot = _slots[found];
        if (slot.Name.Length == 0) slot.Name = name.ToArray();
        if (slot.Id.Length > 0 || id.IsEmpty) return;
        slot.Id = id.ToArray();
        var key = Key(id);
        // The latest call counts, also when an earlier one is told the same id afterwards.
        if (!_lastOfId.TryGetValue(key, out var last) || last < found) _lastOfId[key] = found;
    }

    private int Find(int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal)
    {
        var last = index is { } given ? _lastOfIndex.GetValueOrDefault(given, -1)
            : id.IsEmpty ? _slots.Count - 1
            : _lastOfId.GetValueOrDefault(Key(id), -1);
        if (last < 0) return -1;
        var slot = _slots[last];
        var sameId = !id.IsEmpty && id.SequenceEqual(slot.Id);
        return sameId || Continues(slot, index, id, name, ordinal) ? last : -1;
    }

    // Latin-1 has a character for every byte: equal keys are equal ids.
    private static string Key(ReadOnlySpan<byte> id) => Encoding.Latin1.GetString(id);

    private static bool Continues(Slot slot, int? index, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int ordinal)
    {
        if (!id.IsEmpty && slot.Id.Length > 0) return false;
        if (name.IsEmpty || slot.Name.Length == 0) return true;
        // A name again: a provider that repeats it in each delta keeps the index; anything else begins another call.
        return index is not null && slot.Event != ordinal && name.SequenceEqual(slot.Name);
    }
}
