using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>Tries tasks out, without a batch.</summary>
public static class OpenAIClientPreviewExtensions
{
    /// <summary>
    /// Sends the tasks' bodies to their endpoint at once, one ordinary (full-price) request each, and hands over the same outcomes as a batch: to try a
    /// prompt before paying for a batch. An HTTP error is a <c>Failed</c> outcome, after the client's own retries; so is a request without a response.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="tasks">The tasks, for example the first few: <c>tasks.Take(3)</c>.</param>
    /// <param name="options">How many at the same time.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The outcomes in the order of the tasks.</returns>
    public static IAsyncEnumerable<BatchOutcome<TResult>> PreviewAsync<TTask, TResult>(
        this OpenAIClient client,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchPreviewOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return client.PreviewAsync<TTask, TResult>(tasks.Cast<TTask>(), options, cancellationToken);
    }

    /// <inheritdoc cref="PreviewAsync{TTask, TResult}(OpenAIClient, IEnumerable{IBatchTask{TTask, TResult}}, BatchPreviewOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<BatchOutcome<TResult>> PreviewAsync<TTask, TResult>(
        this OpenAIClient client,
        IEnumerable<TTask> tasks,
        BatchPreviewOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(tasks);
        options ??= new BatchPreviewOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1, nameof(options));
        return CoreAsync(new PreviewSender<TTask, TResult>(client, options), tasks, options.MaxConcurrency, cancellationToken);
    }

    private static async IAsyncEnumerable<BatchOutcome<TResult>> CoreAsync<TTask, TResult>(
        PreviewSender<TTask, TResult> sender, IEnumerable<TTask> tasks, int concurrency, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        // Linked, so that leaving the loop early also stops what is on its way.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underway = new Queue<Task<BatchOutcome<TResult>>>();
        try
        {
            foreach (var task in tasks)
            {
                underway.Enqueue(sender.SendAsync(task, stop.Token));
                if (underway.Count == concurrency)
                    yield return await underway.Dequeue().ConfigureAwait(false);
            }

            while (underway.Count > 0)
                yield return await underway.Dequeue().ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Task rest = Task.WhenAll(underway);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
