using System.Buffers;

namespace BatchTasks;

/// <summary>
/// The ids of a batch, compared byte by byte and numbered in the order in which they came. It takes about the length of an id and 16 bytes for each: the
/// bytes lie one after another in pooled chunks, and a table of numbers with open addressing finds them.
/// </summary>
internal sealed class CustomIdSet : IDisposable
{
    private const int ChunkBits = 16;
    private const int ChunkBytes = 1 << ChunkBits;
    private const int SegmentBits = 12;

    private readonly List<byte[]> _chunks = [];

    // One entry for each id, in order: where its bytes lie, chunk and offset.
    private readonly List<ulong[]> _entries = [];

    // Number of the id, plus one, and above it what of the hash has not chosen the slot, which spares nearly all looks at other ids: each would be a miss of
    // the cache. Zero is a free slot. The length is a power of two, and at most two thirds are taken.
    private uint[] _slots = RentSlots(1024);
    private int _slotCount = 1024;
    private int _used = ChunkBytes;

    public int Count { get; private set; }

    /// <summary>Adds an id under the next number, unless it is there already.</summary>
    /// <param name="id">The id as UTF-8.</param>
    /// <param name="index">The id's number, or that of the equal one that came before.</param>
    public bool TryAdd(ReadOnlySpan<byte> id, out int index)
    {
        var hash = SeededHash.Of(id);
        var slot = FindSlot(id, hash);
        if (_slots[slot] != 0)
        {
            index = NumberIn(slot);
            return false;
        }

        index = Count;
        Store(id);
        _slots[slot] = Slot(hash, Count, _slotCount);
        if (Count > _slotCount / 3 * 2)
            Grow();

        return true;
    }

    /// <summary>The id's number, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> id) => NumberIn(FindSlot(id, SeededHash.Of(id)));

    /// <summary>The id with this number.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return BytesOf(Entry(index));
        }
    }

    public void Dispose()
    {
        if (_slotCount == 0)
            return;

        foreach (var chunk in _chunks)
            ArrayPool<byte>.Shared.Return(chunk);

        ArrayPool<uint>.Shared.Return(_slots);
        _chunks.Clear();
        _entries.Clear();
        _slots = [];
        _slotCount = 0;
        Count = 0;
    }

    private int FindSlot(ReadOnlySpan<byte> id, uint hash)
    {
        var mask = (uint)_slotCount - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var taken = _slots[slot];
            if (taken == 0 || (((taken ^ hash) & ~mask) == 0 && BytesOf(Entry((int)(taken & mask) - 1)).SequenceEqual(id)))
                return (int)slot;
        }
    }

    private int NumberIn(int slot) => (int)(_slots[slot] & ((uint)_slotCount - 1)) - 1;

    private static uint Slot(uint hash, int count, int slotCount) => (hash & ~((uint)slotCount - 1)) | (uint)count;

    private void Store(ReadOnlySpan<byte> id)
    {
        var size = LengthBytes(id.Length) + id.Length;
        if (size > ChunkBytes - _used)
        {
            _chunks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(size, ChunkBytes)));
            _used = 0;
        }

        var at = _used;
        var chunk = _chunks[^1];
        var length = id.Length;
        for (; length > 127; length >>= 7)
            chunk[at++] = (byte)(length | 128);

        chunk[at++] = (byte)length;
        id.CopyTo(chunk.AsSpan(at));
        var entry = (ulong)(_chunks.Count - 1) << ChunkBits | (uint)_used;

        // An id longer than a chunk has one of its own, which is full then.
        _used = Math.Min(ChunkBytes, _used + size);
        if (Count >> SegmentBits == _entries.Count)
            _entries.Add(new ulong[1 << SegmentBits]);

        Entry(Count) = entry;
        Count++;
    }

    private void Grow()
    {
        var count = _slotCount * 2;
        var slots = RentSlots(count);
        var mask = count - 1;
        for (var index = 0; index < Count; index++)
        {
            var hash = SeededHash.Of(BytesOf(Entry(index)));
            var slot = (int)hash & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;

            slots[slot] = Slot(hash, index + 1, count);
        }

        ArrayPool<uint>.Shared.Return(_slots);
        _slots = slots;
        _slotCount = count;
    }

    private static uint[] RentSlots(int count)
    {
        var slots = ArrayPool<uint>.Shared.Rent(count);
        slots.AsSpan(0, count).Clear();
        return slots;
    }

    private ReadOnlySpan<byte> BytesOf(ulong entry)
    {
        var chunk = _chunks[(int)(entry >> ChunkBits)];
        var at = (int)(entry & (ChunkBytes - 1));
        var length = 0;
        var shift = 0;
        for (; chunk[at] > 127; shift += 7)
            length |= (chunk[at++] & 127) << shift;

        length |= chunk[at++] << shift;
        return chunk.AsSpan(at, length);
    }

    // The length stands before the bytes, seven bits in each byte: one byte for nearly all ids.
    private static int LengthBytes(int length) => length switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        < 1 << 28 => 4,
        _ => 5,
    };

    private ref ulong Entry(int index) => ref _entries[index >> SegmentBits][index & ((1 << SegmentBits) - 1)];
}
