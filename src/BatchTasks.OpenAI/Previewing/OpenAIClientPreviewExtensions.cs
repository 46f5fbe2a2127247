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
        var sender = new PreviewSender(client);
        return PreviewQueue.RunAsync(tasks, SendAsync, options.MaxConcurrency, cancellationToken);

        // A task that can't be written fails in its turn.
        async Task<BatchOutcome<TResult>> SendAsync(TTask task, CancellationToken token)
        {
            var request = PreviewRequest.Of<TTask, TResult>(task);
            return await sender.SendAsync(
                request, (status, id, body) => BatchResponse.Read<TTask, TResult>(request.CustomId, status, id, body, options.KeepRawBodies), token).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends the first requests of an input file, whoever wrote it, to their endpoint at once, one ordinary (full-price) request each, and hands over the same
    /// outcomes as a batch.
    /// </summary>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="inputFile">The file.</param>
    /// <param name="count">How many requests.</param>
    /// <param name="options">How many at the same time.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The outcomes in the order of the lines, with the bodies as the service sent them.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">A line is no request. The message names it.</exception>
    public static IAsyncEnumerable<BatchOutcome<BatchRawBody>> PreviewFileAsync(
        this OpenAIClient client, string inputFile, int count, BatchPreviewOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        options ??= new BatchPreviewOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1, nameof(options));
        return SendFirstAsync(new PreviewSender(client), inputFile, count, options.MaxConcurrency, cancellationToken);
    }

    private static async IAsyncEnumerable<BatchOutcome<BatchRawBody>> SendFirstAsync(
        PreviewSender sender, string inputFile, int count, int concurrency, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // All of them are read first, so that a broken line is known before anything is paid for.
        var requests = new List<BatchFileRequest>();
        await foreach (var request in BatchFile.ReadRequestsAsync(inputFile, cancellationToken).ConfigureAwait(false))
        {
            requests.Add(request);
            if (requests.Count == count)
                break;
        }

        await foreach (var outcome in PreviewQueue.RunAsync(requests, SendAsync, concurrency, cancellationToken).ConfigureAwait(false))
            yield return outcome;

        Task<BatchOutcome<BatchRawBody>> SendAsync(BatchFileRequest request, CancellationToken token) => sender.SendAsync(
            PreviewRequest.Of(request), (status, id, body) => BatchResponse.Read(request.Url, request.CustomId, status, id, body), token);
    }
}
