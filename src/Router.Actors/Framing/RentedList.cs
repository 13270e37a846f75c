using System.Buffers;
using System.Runtime.CompilerServices;

namespace LlmRouter.Framing;

/// <summary>
/// A list in a rented array: what one read completes comes and goes by the read, and growing a list of its own for each stream was half of
/// all garbage of a short reply. A mutable struct: keep it in a field, never copy it.
/// </summary>
internal struct RentedList<T>
{
    private const int FirstRent = 16;

    private T[]? _items;
    private int _count;

    public readonly int Count => _count;

    /// <summary>The items. Valid until the next call that changes this list.</summary>
    public readonly Span<T> Items => _items.AsSpan(0, _count);

    public void Add(in T item)
    {
        if (_items is null || _count == _items.Length) Grow();
        _items[_count++] = item;
    }

    public void RemoveLast() => _items![--_count] = default!;

    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Items.Clear();
        _count = 0;
    }

    /// <summary>Empties the list and gives its array back.</summary>
    public void Release()
    {
        if (_items is not { } items) return;
        Clear();
        _items = null;
        ArrayPool<T>.Shared.Return(items);
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_items))]
    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstRent, _count * 2));
        Items.CopyTo(larger);
        if (_items is { } small)
        {
            Items.Clear();
            ArrayPool<T>.Shared.Return(small);
        }

        _items = larger;
    }
}
