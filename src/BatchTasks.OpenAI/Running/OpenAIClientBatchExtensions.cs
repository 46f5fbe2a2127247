using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>Runs batches of tasks over the official client.</summary>
public static class OpenAIClientBatchExtensions
{
    /// <summary>
    /// Runs the tasks as one or more batches: writes the input files, uploads them, creates the batches, polls them, downloads their result files, sends
    /// again what the policy says, and hands over each task's outcome, exactly once, part by part as each batch ends.
    /// </summary>
    /// <remarks>
    /// <para>The run is kept in <see cref="BatchRunOptions.StateDirectory"/> (or <see cref="BatchRunOptions.Store"/>), each step before it is taken. The same call with the same tasks carries
    /// on where the last one was left, whatever ended it: no request is sent twice, and a batch whose creation got no answer is found at the service again. A run that
    /// is done is handed over again without a call of the service. Other tasks in the same place are refused.</para>
    /// <para>However a batch ends (completed, failed, expired, cancelled), all of its tasks get an outcome: those in neither result file become <c>Expired</c>,
    /// <c>Cancelled</c>, <c>Missing</c>, or, for a batch that the service refused, <c>Failed</c> with the service's reason.</para>
    /// <para>Passing failures (429, 5xx, dropped connections, time-outs) are waited out. When the service refuses a part while others run, its tasks become
    /// <c>Failed</c> with that error and the others go on; the same call tries it again. When nothing runs yet, or the key is refused, the exception is thrown and nothing is lost.</para>
    /// <para>Cancelling the token leaves the batches running at the service, unless <see cref="BatchRunOptions.CancelRemotely"/> is set; so does leaving
    /// the loop early.</para>
    /// </remarks>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">How to run them.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The outcomes. Nothing happens until they are enumerated, which can be done once.</returns>
    /// <exception cref="BatchTaskException">A task, or the tasks together, break a rule that the service would refuse the batch for. Nothing was sent.</exception>
    /// <exception cref="BatchServiceException">The service refuses a call for good (401, 403, 404, …), or nothing could be submitted.</exception>
    /// <exception cref="BatchRunCanceledException">The token was cancelled after the planning.</exception>
    /// <exception cref="BatchCostException">The run would cost more than <see cref="BatchRunOptions.MaxCost"/>, or what it costs can't be told.</exception>
    /// <exception cref="BatchInputChangedException">The state directory, or the store under that name, has a run of other tasks.</exception>
    /// <exception cref="InvalidOperationException">The outcomes were enumerated before.</exception>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunBatchAsync<TTask, TResult>(
        this OpenAIClient client,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchRunOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return RunAsync(client, token => BatchPlan.CreateAsync(tasks, options, token), cancellationToken);
    }

    /// <inheritdoc cref="RunBatchAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunBatchAsync<TTask, TResult>(
        this OpenAIClient client,
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchRunOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return RunAsync(client, token => BatchPlan.CreateAsync(tasks, options, token), cancellationToken);
    }

    /// <inheritdoc cref="RunBatchAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunBatchAsync<TTask, TResult>(
        this OpenAIClient client,
        IEnumerable<TTask> tasks,
        BatchRunOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return RunAsync(client, token => BatchPlan.CreateAsync<TTask, TResult>(tasks, options, token), cancellationToken);
    }

    /// <inheritdoc cref="RunBatchAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunBatchAsync<TTask, TResult>(
        this OpenAIClient client,
        IAsyncEnumerable<TTask> tasks,
        BatchRunOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return RunAsync(client, token => BatchPlan.CreateAsync<TTask, TResult>(tasks, options, token), cancellationToken);
    }

    /// <summary>Runs a plan that was made before. See the other overloads for how.</summary>
    /// <inheritdoc cref="RunBatchAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchRunOptions?, CancellationToken)"/>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="plan">The plan, made by <see cref="BatchPlan"/>. Its files must still be there.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunBatchAsync<TTask, TResult>(
        this OpenAIClient client, BatchPlan<TTask, TResult> plan, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RunAsync(client, _ => Task.FromResult(plan), cancellationToken);
    }

    private static IAsyncEnumerable<BatchOutcome<TResult>> RunAsync<TTask, TResult>(
        OpenAIClient client, Func<CancellationToken, Task<BatchPlan<TTask, TResult>>> makePlan, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(client);
        return CoreAsync(client, makePlan, new FirstEnumeration(), cancellationToken);

        static async IAsyncEnumerable<BatchOutcome<TResult>> CoreAsync(
            OpenAIClient client,
            Func<CancellationToken, Task<BatchPlan<TTask, TResult>>> makePlan,
            FirstEnumeration enumeration,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            enumeration.Begin();
            var plan = await makePlan(cancellationToken).ConfigureAwait(false);
            await foreach (var outcome in TypedRun.RunAsync<TTask, TResult>(client, plan.Options, cancellationToken).ConfigureAwait(false))
                yield return outcome;
        }
    }
}
