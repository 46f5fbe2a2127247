using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BatchTasks;

/// <summary>The items of a JSON array while generated readers read them: how many there will be is not known before, and what is made of them has room for them and no more.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct BatchJsonItems<T>
{
    private FirstItems _first;
    private T[]? _rented;
    private int _count;

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (_count < FirstItems.Length)
        {
            _first[_count] = item;
        }
        else
        {
            if (_rented is null || _count == _rented.Length)
                Grow();

            _rented![_count] = item;
        }

        _count++;
    }

    /// <summary>Makes an array of the items, and forgets them.</summary>
    public T[] ToArray()
    {
        if (_count == 0)
            return [];

        var array = new T[_count];
        MoveTo(array);
        return array;
    }

    /// <summary>Makes a list of the items, and forgets them.</summary>
    public List<T> ToList()
    {
        var list = new List<T>(_count);
        CollectionsMarshal.SetCount(list, _count);
        MoveTo(CollectionsMarshal.AsSpan(list));
        return list;
    }

    /// <summary>Makes an immutable array of the items, and forgets them.</summary>
    public ImmutableArray<T> ToImmutableArray() => ImmutableCollectionsMarshal.AsImmutableArray(ToArray());

    // The first few stay where the reader's variables are; when there are more, all of them move into an array of the pool.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * Math.Max(_count, FirstItems.Length));
        Items().CopyTo(larger);
        Return();
        _rented = larger;
    }

    private void MoveTo(Span<T> items)
    {
        Items().CopyTo(items);
        Return();
        _count = 0;
    }

    private void Return()
    {
        if (_rented is not null)
            ArrayPool<T>.Shared.Return(_rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

        _rented = null;
    }

    [UnscopedRef]
    private Span<T> Items() => _rented is null ? ((Span<T>)_first)[.._count] : _rented.AsSpan(0, _count);

    [InlineArray(Length)]
    private struct FirstItems
    {
        public const int Length = 8;

        private T _item;
    }
}
