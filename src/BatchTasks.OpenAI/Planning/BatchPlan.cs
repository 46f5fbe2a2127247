namespace BatchTasks;

/// <summary>Writes the input files of a run without sending anything, to see what it would be before paying for it.</summary>
public static class BatchPlan
{
    /// <summary>Writes the tasks into input files in <see cref="BatchRunOptions.StateDirectory"/>, as many as the service's limits ask for.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">How they will be run.</param>
    /// <param name="cancellationToken">Stops the writing; no half-written file is left.</param>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for.</exception>
    /// <exception cref="ArgumentException">The options are outside of what the service takes.</exception>
    /// <exception cref="InvalidOperationException">The folder has batches of another run that were not collected.</exception>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return WriteAsync<TTask, TResult>((path, write) => BatchFile.WriteAsync(path, tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return WriteAsync<TTask, TResult>((path, write) => BatchFile.WriteAsync(path, tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return WriteAsync<TTask, TResult>((path, write) => BatchFile.WriteAsync<TTask, TResult>(path, tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IAsyncEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return WriteAsync<TTask, TResult>((path, write) => BatchFile.WriteAsync<TTask, TResult>(path, tasks, write, cancellationToken), options);
    }

    private static async Task<BatchPlan<TTask, TResult>> WriteAsync<TTask, TResult>(
        Func<string, BatchWriteOptions, Task<BatchFileSet>> write, BatchRunOptions? options)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        options ??= new BatchRunOptions();
        options.Check();

        var directory = Path.GetFullPath(options.StateDirectory ?? Path.Combine(Path.GetTempPath(), $"batchtasks-{Guid.NewGuid():N}"));
        BatchesJson.RefuseUncollected(directory);
        Directory.CreateDirectory(directory);
        options.Progress?.Report(new BatchProgress { Phase = BatchRunPhase.Planning, StateDirectory = directory });
        var files = await write(Path.Combine(directory, options.FileName), new BatchWriteOptions { Provider = options.Provider }).ConfigureAwait(false);
        return new BatchPlan<TTask, TResult>(files, directory, options);
    }
}
