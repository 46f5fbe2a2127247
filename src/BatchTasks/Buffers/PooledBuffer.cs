using System.Buffers;

namespace BatchTasks.Buffers;

/// <summary>Bytes in an array of the shared pool, which grows as it is written to.</summary>
internal sealed class PooledBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Count);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Drops what was written after the first <paramref name="count"/> bytes.</summary>
    public void Truncate(int count) => Count = count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Count += bytes.Length;
    }

    public void Append(byte value)
    {
        GetSpan(1)[0] = value;
        Count++;
    }

    public void Advance(int count)
    {
        if ((uint)count > (uint)(_bytes.Length - Count))
            throw new ArgumentOutOfRangeException(nameof(count), count, "More bytes than were asked for.");

        Count += count;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Count);
    }

    public void Dispose()
    {
        if (_bytes.Length == 0)
            return;

        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Count = 0;
    }

    private void Reserve(int size)
    {
        size = Math.Max(size, 1);
        if (_bytes.Length - Count >= size)
            return;

        var needed = (long)Count + size;
        if (needed > Array.MaxLength)
            throw new InvalidOperationException("A line of more than 2 GB can't be held in memory.");

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
