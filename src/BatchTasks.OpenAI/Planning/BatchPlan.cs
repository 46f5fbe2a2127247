namespace BatchTasks;

/// <summary>Writes the input files of a run without sending anything, to see what it would be before paying for it.</summary>
public static partial class BatchPlan
{
    /// <summary>
    /// Writes the tasks into input files in <see cref="BatchRunOptions.StateDirectory"/>, as many as the service's limits ask for. Where the same tasks were planned there
    /// before, that run is taken up as it stands.
    /// </summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">How they will be run.</param>
    /// <param name="cancellationToken">Stops the writing; no half-written file is left.</param>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for.</exception>
    /// <exception cref="ArgumentException">The options are outside of what the service takes.</exception>
    /// <exception cref="BatchCostException">The run would cost more than <see cref="BatchRunOptions.MaxCost"/>, or what it costs can't be told.</exception>
    /// <exception cref="BatchInputChangedException">The state directory, or the store under that name, has a run of other tasks.</exception>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return PlanAsync<TTask, TResult>(
            (path, write, token) => BatchFile.WriteAsync(path, tasks, write, token),
            (files, write, token) => BatchFile.FindDifferenceAsync(files, tasks, write, token),
            options,
            cancellationToken);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return PlanAsync<TTask, TResult>(
            (path, write, token) => BatchFile.WriteAsync(path, tasks, write, token),
            (files, write, token) => BatchFile.FindDifferenceAsync(files, tasks, write, token),
            options,
            cancellationToken);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return PlanAsync<TTask, TResult>(
            (path, write, token) => BatchFile.WriteAsync<TTask, TResult>(path, tasks, write, token),
            (files, write, token) => BatchFile.FindDifferenceAsync<TTask, TResult>(files, tasks, write, token),
            options,
            cancellationToken);
    }

    /// <inheritdoc cref="CreateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchPlan<TTask, TResult>> CreateAsync<TTask, TResult>(
        IAsyncEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return PlanAsync<TTask, TResult>(
            (path, write, token) => BatchFile.WriteAsync<TTask, TResult>(path, tasks, write, token),
            (files, write, token) => BatchFile.FindDifferenceAsync<TTask, TResult>(files, tasks, write, token),
            options,
            cancellationToken);
    }

    private static async Task<BatchPlan<TTask, TResult>> PlanAsync<TTask, TResult>(
        Func<string, BatchWriteOptions, CancellationToken, Task<BatchFileSet>> write,
        Func<IReadOnlyList<string>, BatchWriteOptions, CancellationToken, Task<BatchFileDifference?>> findDifference,
        BatchRunOptions? options,
        CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        options ??= new BatchRunOptions();
        options.Check();
        var source = new RunSource
        {
            Endpoint = TTask.Definition.Endpoint,
            Model = TTask.Definition.Model,
            TaskType = typeof(TTask).FullName,
            WriteAsync = write,
            FindDifferenceAsync = findDifference,
        };
        var place = RunPlace.Of(options);
        await using (place.ConfigureAwait(false))
        {
            var planned = await RunPlanner.PlanAsync(options, place, source, cancellationToken).ConfigureAwait(false);
            return new BatchPlan<TTask, TResult>(planned, options);
        }
    }
}
