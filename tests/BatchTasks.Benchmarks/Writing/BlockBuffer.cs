using System.Buffers;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>
/// A block of 1 MB that is filled line by line and then begun again, as those who write files do: it stays in the cache, whoever writes. What fills it may go
/// to a stream.
/// </summary>
internal sealed class BlockBuffer : IBufferWriter<byte>
{
    public const int BlockSize = 1 << 20;

    private byte[] _bytes = new byte[BlockSize + (64 << 10)];
    private int _written;

    /// <summary>Where full blocks go, if anywhere.</summary>
    public Stream? Target { get; set; }

    /// <summary>Bytes of all blocks so far.</summary>
    public long Total { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, _written);

    public void Advance(int count) => _written += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_written);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _written += bytes.Length;
    }

    /// <summary>A line is whole; when the block is full, the next one begins.</summary>
    public void EndLine()
    {
        if (_written >= BlockSize)
            NextBlock();
    }

    public void NextBlock()
    {
        Target?.Write(_bytes, 0, _written);
        Total += _written;
        _written = 0;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - _written < Math.Max(size, 1))
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _written + size));
    }
}
