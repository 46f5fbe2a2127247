using BatchTasks.Files.Writing;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// What the files of tasks would hold: they are formatted, checked and counted as <c>WriteAsync</c> does, and written nowhere.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the measuring.</param>
    /// <returns>What each file would hold.</returns>
    /// <exception cref="BatchTaskException">
    /// Two tasks have one <c>custom_id</c>, a task breaks a limit by itself or has a value that can't be written, or there is no task.
    /// </exception>
    public static Task<IReadOnlyList<BatchFileSummary>> MeasureAsync<TTask, TResult>(
        IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteAllAsync<TTask, TResult>(new NoTarget(), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="MeasureAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<IReadOnlyList<BatchFileSummary>> MeasureAsync<TTask, TResult>(
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteAllAsync<TTask, TResult>(new NoTarget(), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="MeasureAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<IReadOnlyList<BatchFileSummary>> MeasureAsync<TTask, TResult>(
        IEnumerable<TTask> tasks, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteAllAsync<TTask, TResult>(new NoTarget(), new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <inheritdoc cref="MeasureAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<IReadOnlyList<BatchFileSummary>> MeasureAsync<TTask, TResult>(
        IAsyncEnumerable<TTask> tasks, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteAllAsync<TTask, TResult>(new NoTarget(), new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <summary>What the parts of an input file, whoever wrote it, would hold: it is checked and counted as <see cref="SplitAsync"/> does, and nothing is written.</summary>
    /// <param name="inputFile">The file.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the measuring.</param>
    /// <returns>What each part would hold.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The service would refuse the batch: <c>file(line,column): id: message</c> of the first problem.</exception>
    public static Task<IReadOnlyList<BatchFileSummary>> MeasureAsync(
        string inputFile, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        return SplitIntoAsync(new NoTarget(), inputFile, options, cancellationToken);
    }
}
