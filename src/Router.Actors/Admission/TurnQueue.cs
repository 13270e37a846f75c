namespace LlmRouter.Admission;

/// <summary>
/// Who waits, and who is next: first come, first served within a lane; lanes take turns while several have somebody waiting.
/// Not safe for concurrent use, and without a bound of its own: its owner guards both.
/// </summary>
internal sealed class TurnQueue<T>
    where T : class
{
    private readonly LinkedList<T>[] _lanes = [.. Enum.GetValues<Lane>().Select(_ => new LinkedList<T>())];
    private int _turn;

    public int Count { get; private set; }

    /// <summary>The first of each lane that has somebody waiting.</summary>
    public IEnumerable<T> Heads => _lanes.Where(lane => lane.Count > 0).Select(lane => lane.First!.Value);

    /// <summary>Goes to the end of its lane.</summary>
    /// <returns>Its place, to leave the queue by.</returns>
    public LinkedListNode<T> Add(Lane lane, T waiting)
    {
        Count++;
        return _lanes[(int)lane].AddLast(waiting);
    }

    /// <summary>Takes whose turn it is; null when nobody waits. The turn goes to the lane after the one that was served.</summary>
    public T? Take()
    {
        for (var tried = 0; tried < _lanes.Length; tried++)
        {
            var lane = (_turn + tried) % _lanes.Length;
            if (_lanes[lane].First is not { } first) continue;
            _turn = (lane + 1) % _lanes.Length;
            Remove(first);
            return first.Value;
        }

        return null;
    }

    /// <summary>Leaves the queue, from wherever in it. False when that place was given up before.</summary>
    public bool Remove(LinkedListNode<T> place)
    {
        if (place.List is not { } lane) return false;
        lane.Remove(place);
        Count--;
        return true;
    }
}
