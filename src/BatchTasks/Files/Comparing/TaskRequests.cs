using BatchTasks.Buffers;
using BatchTasks.Files.Writing;

namespace BatchTasks.Files.Comparing;

/// <summary>The lines of tasks, as they would be written.</summary>
internal sealed class TaskRequests<TTask, TResult>(TaskSource<TTask> tasks, BatchProvider provider, CancellationToken cancellationToken) : RequestSource
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly TaskFormatter<TTask, TResult> _formatter = new(provider);
    private readonly PooledBuffer _line = new(64 << 10);
    private readonly IEnumerator<TTask>? _synchronous = tasks.Synchronous?.GetEnumerator();
    private readonly IAsyncEnumerator<TTask>? _asynchronous = tasks.Asynchronous?.GetAsyncEnumerator(cancellationToken);

    public override ReadOnlyMemory<byte> Line => _line.Memory[..^1];

    public override BatchLineLocation? Location => null;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_asynchronous is null ? !_synchronous!.MoveNext() : !await _asynchronous.MoveNextAsync().ConfigureAwait(false))
            return false;

        _line.Clear();
        _formatter.Format(_asynchronous is null ? _synchronous!.Current : _asynchronous.Current, _line);
        return true;
    }

    public override string ReadId() => _formatter.IdOf(_formatter.Count - 1);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            _synchronous?.Dispose();
            if (_asynchronous is not null)
                await _asynchronous.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _line.Dispose();
            _formatter.Dispose();
        }
    }
}
