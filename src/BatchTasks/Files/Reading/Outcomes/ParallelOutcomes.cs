using System.Diagnostics.CodeAnalysis;

namespace BatchTasks.Files.Reading;

/// <summary>
/// Outcomes that are read ahead, several blocks at a time, and taken in the order of the lines. Blocks are taken from the stream only when one is asked for: so a slow consumer
/// holds it up, and the stream is left alone between.
/// </summary>
internal sealed class ParallelOutcomes<TTask, TResult> : OutcomeSource<TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    // More threads would not be there; and this bounds the memory.
    private const int MostReaders = 256;

    private readonly LineBlocks _blocks;
    private readonly BlockReaders<TTask, TResult> _readers;
    private readonly CancellationTokenSource _stop;
    private readonly Queue<OutcomeBlock<TTask, TResult>> _ahead = new();

    // One block more than can be read at once waits for a reader that is done.
    private readonly int _most;

    // Lists of blocks that were taken.
    private readonly Stack<List<BatchOutcome<TResult>>> _lists = new();

    private OutcomeBlock<TTask, TResult>? _current;
    private Task<bool>? _end;
    private long _lines;

    public ParallelOutcomes(Stream stream, string name, BatchReadOptions options, CancellationToken cancellationToken)
    {
        var count = Math.Min(options.MaxDegreeOfParallelism, MostReaders);
        _most = count + 1;
        _blocks = new(stream, options.MaxLineBytes, LineBlockUse.AtOnce);
        _readers = new(count, name, options);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public override bool TryRead([NotNullWhen(true)] out BatchOutcome<TResult>? outcome)
    {
        outcome = null;
        return _current is not null && _current.TryTake(out outcome);
    }

    public override async ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken)
    {
        // What was cancelled is not whole.
        cancellationToken.ThrowIfCancellationRequested();
        if (_current is not null)
        {
            await _current.Reading.ConfigureAwait(false);
            _lists.Push(_current.Clear());
        }

        await ReadAheadAsync(cancellationToken).ConfigureAwait(false);
        if (!_ahead.TryDequeue(out _current))
            return await _end!.ConfigureAwait(false);

        // Its error comes after its outcomes.
        await _current.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var block in _ahead)
            await block.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        _readers.Dispose();
        _blocks.Dispose();
        _stop.Dispose();
    }

    private async ValueTask ReadAheadAsync(CancellationToken cancellationToken)
    {
        while (_ahead.Count < _most && _end is null)
        {
            // An error of the stream comes after the outcomes of what came before it.
            var read = _blocks.ReadAsync(cancellationToken).AsTask();
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (read.IsCompletedSuccessfully && await read.ConfigureAwait(false))
            {
                _ahead.Enqueue(new(_readers, _blocks.Current, _lines, _lists.TryPop(out var list) ? list : [], _stop.Token));
                _lines += _blocks.Current.CountLines();
            }
            else
            {
                _end = read;
            }
        }
    }
}
