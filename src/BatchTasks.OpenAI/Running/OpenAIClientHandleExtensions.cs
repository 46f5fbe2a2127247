using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>Submits a run in one process and collects it in another: for webhooks, functions and schedulers.</summary>
public static class OpenAIClientHandleExtensions
{
    /// <summary>
    /// Submits the tasks and returns without waiting for the service's work: everything that there is room for is at the service then. The same call again submits nothing twice.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="cancellationToken">Stops the submission, which the same call carries on.</param>
    /// <returns>What finds the run again.</returns>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for. Nothing was sent.</exception>
    /// <exception cref="BatchServiceException">The service refuses a call for good.</exception>
    /// <exception cref="BatchCostException">The run would cost more than <see cref="BatchRunOptions.MaxCost"/>, or what it costs can't be told.</exception>
    /// <exception cref="BatchInputChangedException">The state directory, or the store under that name, has a run of other tasks.</exception>
    public static async Task<BatchRunHandle> SubmitBatchAsync<TTask, TResult>(
        this OpenAIClient client, IEnumerable<IBatchTask<TTask, TResult>> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(client);
        var plan = await BatchPlan.CreateAsync(tasks, options, cancellationToken).ConfigureAwait(false);
        return await client.SubmitBatchAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Submits a plan that was made before.</summary>
    /// <inheritdoc cref="SubmitBatchAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="plan">The plan, made by <see cref="BatchPlan"/>.</param>
    /// <param name="cancellationToken">Stops the submission, which the same call carries on.</param>
    public static async Task<BatchRunHandle> SubmitBatchAsync<TTask, TResult>(
        this OpenAIClient client, BatchPlan<TTask, TResult> plan, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(plan);
        var run = await BatchRun.OpenAsync(client, plan.Options, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            await run.SubmitAsync(cancellationToken).ConfigureAwait(false);
            return await run.GetHandleAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Carries the run of a handle on to its end and hands over each task's outcome, exactly once: at once where the batches have ended, as when their webhook has come. On a machine
    /// that has not the run's state it is taken over from the service.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="handle">The handle.</param>
    /// <param name="options">Where the run is kept, if not in the handle's folder, and how this process is told about it. How it is run was said at its start.</param>
    /// <param name="cancellationToken">Stops the run, which the same call carries on.</param>
    /// <returns>The outcomes. Nothing happens until they are enumerated, which can be done once.</returns>
    /// <exception cref="InvalidOperationException">The run is not there, and the handle was made before all of its parts were submitted.</exception>
    /// <exception cref="BatchServiceException">The service refuses a call for good.</exception>
    /// <exception cref="BatchRunCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<BatchOutcome<TResult>> CollectBatchAsync<TTask, TResult>(
        this OpenAIClient client, BatchRunHandle handle, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(handle);
        var placed = handle.PlaceIn(options ?? new BatchRunOptions());
        placed.Check();
        return CoreAsync(client, handle, placed, new FirstEnumeration(), cancellationToken);

        static async IAsyncEnumerable<BatchOutcome<TResult>> CoreAsync(
            OpenAIClient client, BatchRunHandle handle, BatchRunOptions options, FirstEnumeration enumeration, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            enumeration.Begin();
            await foreach (var outcome in TypedRun.CollectAsync<TTask, TResult>(client, handle, options, cancellationToken).ConfigureAwait(false))
                yield return outcome;
        }
    }
}
