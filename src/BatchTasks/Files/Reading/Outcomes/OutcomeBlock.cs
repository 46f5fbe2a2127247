using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace BatchTasks.Files.Reading;

/// <summary>A block of lines whose outcomes are being read on another thread. They are taken once the reading is done.</summary>
internal sealed class OutcomeBlock<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly List<BatchOutcome<TResult>> _outcomes;
    private int _next;

    /// <param name="readers">What reads.</param>
    /// <param name="block">The block, whose array is given back.</param>
    /// <param name="linesBefore">The number of lines before it.</param>
    /// <param name="outcomes">An empty list for the outcomes.</param>
    /// <param name="stop">Stops the reading, without an error.</param>
    public OutcomeBlock(
        BlockReaders<TTask, TResult> readers, LineBlock block, long linesBefore, List<BatchOutcome<TResult>> outcomes, CancellationToken stop)
    {
        _outcomes = outcomes;
        Reading = Task.Run(() => ReadAsync(readers, block, linesBefore, stop), CancellationToken.None);
    }

    /// <summary>The reading of the outcomes. After an error there are those before it.</summary>
    public Task Reading { get; }

    public bool TryTake([NotNullWhen(true)] out BatchOutcome<TResult>? outcome)
    {
        outcome = _next < _outcomes.Count ? _outcomes[_next++] : null;
        return outcome is not null;
    }

    /// <summary>Gives the list up, once all was taken.</summary>
    public List<BatchOutcome<TResult>> Clear()
    {
        _outcomes.Clear();
        return _outcomes;
    }

    private async Task ReadAsync(BlockReaders<TTask, TResult> readers, LineBlock block, long linesBefore, CancellationToken stop)
    {
        var reader = await readers.TakeAsync().ConfigureAwait(false);
        try
        {
            reader.Begin(block, linesBefore);
            while (!stop.IsCancellationRequested && reader.TryRead(out var outcome))
                _outcomes.Add(outcome);
        }
        finally
        {
            readers.GiveBack(reader);
            ArrayPool<byte>.Shared.Return(block.Bytes);
        }
    }
}
