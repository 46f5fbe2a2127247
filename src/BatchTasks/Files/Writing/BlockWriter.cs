using BatchTasks.Buffers;

namespace BatchTasks.Files.Writing;

/// <summary>
/// Gathers lines into blocks of about 1 MB and hands the full ones to the target while the next is being filled. Two blocks are kept for the whole run, so a
/// line costs no allocation.
/// </summary>
internal sealed class BlockWriter(FileTarget target) : IAsyncDisposable
{
    private const int BufferBytes = 1 << 20;

    // A block is handed over while there is still room for an ordinary line, so that its buffer seldom grows.
    private const int BlockBytes = BufferBytes - (64 << 10);

    private PooledBuffer _writing = new(BufferBytes);
    private Task _write = Task.CompletedTask;

    // The bytes at the end of the block that go into the file after it.
    private int _carried;

    /// <summary>Where lines are written to. Another one after each <see cref="DrainAsync"/>.</summary>
    public PooledBuffer Filling { get; private set; } = new(BufferBytes);

    /// <summary>Whether <see cref="DrainAsync"/> must be called before the next line.</summary>
    public bool MustDrain => _carried > 0 || Filling.Count >= BlockBytes;

    /// <summary>The file ends before the last bytes of the block.</summary>
    public void CarryOver(int bytes) => _carried = bytes;

    /// <summary>Hands the block to the target.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        await _write.ConfigureAwait(false);
        (Filling, _writing) = (_writing, Filling);
        Filling.Clear();
        var carried = _carried;
        if (carried > 0)
        {
            _carried = 0;
            Filling.Append(_writing.Span[^carried..]);
            _writing.Truncate(_writing.Count - carried);
        }

        if (_writing.Count > 0)
            _write = target.WriteAsync(_writing.Memory, cancellationToken).AsTask();

        if (carried > 0)
        {
            await _write.ConfigureAwait(false);
            await target.StartNextFileAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Hands over what is left.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        await _write.ConfigureAwait(false);
        await target.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // The block that is being written goes back to the pool only after the write has ended, however it ends.
        await _write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Filling.Dispose();
        _writing.Dispose();
    }
}
