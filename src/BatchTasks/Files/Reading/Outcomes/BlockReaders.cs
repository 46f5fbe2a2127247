using System.Threading.Channels;

namespace BatchTasks.Files.Reading;

/// <summary>Readers of blocks, each of which is used by one at a time. They are made when they are needed, and no more than allowed.</summary>
internal sealed class BlockReaders<TTask, TResult> : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly Channel<BlockReader<TTask, TResult>?> _free = Channel.CreateUnbounded<BlockReader<TTask, TResult>?>();
    private readonly string _name;
    private readonly BatchReadOptions _options;

    public BlockReaders(int count, string name, BatchReadOptions options)
    {
        _name = name;
        _options = options;
        for (var i = 0; i < count; i++)
            _free.Writer.TryWrite(null);
    }

    /// <summary>Waits for one that is free.</summary>
    public async ValueTask<BlockReader<TTask, TResult>> TakeAsync()
    {
        var reader = await _free.Reader.ReadAsync().ConfigureAwait(false);
        try
        {
            return reader ?? new BlockReader<TTask, TResult>(_name, _options);
        }
        catch
        {
            // Others wait for one.
            _free.Writer.TryWrite(null);
            throw;
        }
    }

    public void GiveBack(BlockReader<TTask, TResult> reader) => _free.Writer.TryWrite(reader);

    /// <summary>Disposes of all of them, once none is used.</summary>
    public void Dispose()
    {
        while (_free.Reader.TryRead(out var reader))
            reader?.Dispose();
    }
}
