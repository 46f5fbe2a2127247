namespace BatchTasks;

public static partial class BatchPlan
{
    /// <summary>
    /// Estimates a run without writing anything: its batches, the tokens of its prompts and answers, and what they cost. The tasks are formatted and checked as
    /// in the run, one by one, and not kept.
    /// </summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">
    /// How they would be run: <see cref="BatchRunOptions.Provider"/>, <see cref="BatchRunOptions.Prices"/>, <see cref="BatchRunOptions.ExpectedOutputTokens"/> and
    /// <see cref="BatchRunOptions.MaxEnqueuedTokens"/> count here.
    /// </param>
    /// <param name="cancellationToken">Stops the estimating.</param>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for.</exception>
    /// <exception cref="ArgumentException">The options are outside of what the service takes.</exception>
    public static Task<BatchEstimate> EstimateAsync<TTask, TResult>(
        IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return MeasureAsync<TTask, TResult>(write => BatchFile.MeasureAsync(tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="EstimateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchEstimate> EstimateAsync<TTask, TResult>(
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return MeasureAsync<TTask, TResult>(write => BatchFile.MeasureAsync(tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="EstimateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchEstimate> EstimateAsync<TTask, TResult>(
        IEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return MeasureAsync<TTask, TResult>(write => BatchFile.MeasureAsync<TTask, TResult>(tasks, write, cancellationToken), options);
    }

    /// <inheritdoc cref="EstimateAsync{TTask, TResult}(IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static Task<BatchEstimate> EstimateAsync<TTask, TResult>(
        IAsyncEnumerable<TTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return MeasureAsync<TTask, TResult>(write => BatchFile.MeasureAsync<TTask, TResult>(tasks, write, cancellationToken), options);
    }

    private static async Task<BatchEstimate> MeasureAsync<TTask, TResult>(
        Func<BatchWriteOptions, Task<IReadOnlyList<BatchFileSummary>>> measure, BatchRunOptions? options)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        options ??= new BatchRunOptions();
        options.Check();
        var meter = new EstimateMeter(TTask.Definition.Model, options.ExpectedOutputTokens);
        var write = new BatchWriteOptions { Provider = options.Provider, CountTokens = meter.Count, MaxTokensPerFile = options.MaxEnqueuedTokens };
        var parts = await measure(write).ConfigureAwait(false);
        return meter.ToEstimate(parts.Count, parts.Sum(static part => part.Bytes), options.Prices);
    }
}
