using System.Diagnostics.CodeAnalysis;

namespace BatchTasks.Files.Reading;

/// <summary>The outcomes of a stream in the order of its lines: those at hand are taken one by one, and cost no waiting.</summary>
internal abstract class OutcomeSource<TResult> : IAsyncDisposable
{
    public static OutcomeSource<TResult> Of<TTask>(Stream stream, string name, BatchReadOptions options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        options.MaxDegreeOfParallelism == 1
            ? new SequentialOutcomes<TTask, TResult>(stream, name, options)
            : new ParallelOutcomes<TTask, TResult>(stream, name, options, cancellationToken);

    /// <summary>The next outcome of the current block.</summary>
    /// <returns><see langword="false"/> at its end.</returns>
    public abstract bool TryRead([NotNullWhen(true)] out BatchOutcome<TResult>? outcome);

    /// <summary>Moves to the next block, once all of the current one was taken.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public abstract ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
