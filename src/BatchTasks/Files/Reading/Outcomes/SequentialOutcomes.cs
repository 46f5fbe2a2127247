using System.Diagnostics.CodeAnalysis;

namespace BatchTasks.Files.Reading;

/// <summary>Outcomes that are read as they are taken.</summary>
internal sealed class SequentialOutcomes<TTask, TResult>(Stream stream, string name, BatchReadOptions options) : OutcomeSource<TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly LineBlocks _blocks = new(stream, options.MaxLineBytes, LineBlockUse.InTurn);
    private readonly BlockReader<TTask, TResult> _reader = new(name, options);

    public override bool TryRead([NotNullWhen(true)] out BatchOutcome<TResult>? outcome) => _reader.TryRead(out outcome);

    public override async ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken)
    {
        if (!await _blocks.ReadAsync(cancellationToken).ConfigureAwait(false))
            return false;

        _reader.Begin(_blocks.Current, _reader.LineNumber);
        return true;
    }

    public override ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _blocks.Dispose();
        return default;
    }
}
