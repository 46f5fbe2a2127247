using Microsoft.Extensions.Options;

namespace BatchTasks;

/// <summary>The runs of a host's store: what an application plans and asks after. Workers, here or on other machines, do the rest.</summary>
public sealed class BatchRuns
{
    private readonly BatchRunPlaces _places;
    private readonly IReadOnlyList<IBatchRunScheduler> _schedulers;

    internal BatchRuns(BatchRunPlaces places, IEnumerable<IBatchRunScheduler> schedulers)
    {
        _places = places;
        _schedulers = [.. schedulers];
    }

    /// <summary>
    /// Plans a run of tasks, which is then worked on. Where the store has a run of that name and these tasks, nothing is added: it goes on.
    /// </summary>
    /// <param name="name">The run's name: 1 to 200 characters.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">How to run it. The default is <see cref="BatchTasksOptions.Run"/>. A place is not to be given.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for.</exception>
    /// <exception cref="BatchInputChangedException">The store has a run of that name, of other tasks.</exception>
    public async Task PlanAsync<TTask, TResult>(
        string name, IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        await BatchPlan.CreateAsync(tasks, _places.Of(name, options), cancellationToken).ConfigureAwait(false);
        await ScheduleAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="PlanAsync{TTask, TResult}(string, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public async Task PlanAsync<TTask, TResult>(
        string name, IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        await BatchPlan.CreateAsync(tasks, _places.Of(name, options), cancellationToken).ConfigureAwait(false);
        await ScheduleAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a run: to see how far it is, to cancel it, to send tasks again, to read its outcomes. Dispose of it afterwards.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="FileNotFoundException">There is no such run.</exception>
    public Task<BatchRun> OpenAsync(string name, CancellationToken cancellationToken = default) => _places.OpenAsync(name, cancellationToken);

    /// <summary>The runs of the store, the oldest first.</summary>
    /// <param name="unfinishedOnly">Only those with tasks that have no outcome yet, or whose outcomes were not all handed over.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<BatchRunInfo>> ListAsync(bool unfinishedOnly = false, CancellationToken cancellationToken = default) =>
        _places.Store.ListAsync(unfinishedOnly, cancellationToken);

    /// <summary>Has a run worked on at once, instead of when it is due: after <see cref="BatchRun.RetryAsync"/>, or when the service's webhook has come.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ScheduleAsync(string name, CancellationToken cancellationToken = default)
    {
        foreach (var scheduler in _schedulers)
            await scheduler.ScheduleAsync(name, cancellationToken).ConfigureAwait(false);
    }
}
