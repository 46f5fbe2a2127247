using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;

namespace BatchTasks;

/// <summary>
/// The calls of the Batch API, typed, over the official package's clients: its authentication, retries and transport are used as they are configured.
/// Every failure of the service or the way to it is a <see cref="BatchServiceException"/>.
/// </summary>
public sealed partial class BatchService
{
    private readonly BatchClient _batches;
    private readonly OpenAIFileClient _files;

    /// <summary>Creates a service over a client.</summary>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    public BatchService(OpenAIClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _batches = client.GetBatchClient();
        _files = client.GetOpenAIFileClient();
    }

    /// <summary>How long one upload may take, and how long a download may stand still. The default is 30 minutes.</summary>
    public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Creates a batch. After a failure that leaves it open whether the service created it (no response, 408, 5xx) the call is not sent again,
    /// because that could be a second, billed batch; <see cref="ListAsync"/> shows whether one has the <see cref="BatchCreateOptions.InputFileId"/>.
    /// </summary>
    /// <param name="options">What it is created with.</param>
    /// <param name="cancellationToken">Stops the call; the service may have created the batch all the same.</param>
    /// <returns>The batch, in the state <c>validating</c>.</returns>
    /// <exception cref="ArgumentException">The endpoint, the completion window, the metadata or the expiry is none that the service takes, or there is no file.</exception>
    /// <exception cref="BatchServiceException">The service refused it or could not be reached.</exception>
    public async Task<Batch> CreateAsync(BatchCreateOptions options, CancellationToken cancellationToken = default) =>
        (await CreateDescribedAsync(options, cancellationToken).ConfigureAwait(false)).Batch;

    /// <inheritdoc cref="CreateAsync"/>
    internal Task<DescribedBatch> CreateDescribedAsync(BatchCreateOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.InputFileId, nameof(options));
        if (options.Url is null)
        {
            CreateRules.CheckEndpoint(options.Endpoint, options.Provider, nameof(options));
            CreateRules.CheckCompletionWindow(options.CompletionWindow, options.Provider, nameof(options));
        }

        CreateRules.CheckMetadata(options.Metadata, reserved: 0, nameof(options));
        CreateRules.CheckExpiry(options.OutputExpiresAfter, nameof(options));
        return CallAsync($"creating the batch of {options.InputFileId}", async () =>
        {
            var call = Ordinary(cancellationToken);
            call.AddPolicy(new SingleTryPolicy(), PipelinePosition.PerTry);
            using var content = BinaryContent.Create(options.ToJson());
            var operation = await _batches.CreateBatchAsync(content, waitUntilCompleted: false, call).ConfigureAwait(false);
            return DescribedBatch.Parse(operation.GetRawResponse().Content);
        }, cancellationToken);
    }

    /// <summary>Reads a batch.</summary>
    /// <param name="batchId">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="BatchServiceException">There is no such batch (404), or the service could not be reached.</exception>
    public async Task<Batch> GetAsync(string batchId, CancellationToken cancellationToken = default) =>
        (await GetDescribedAsync(batchId, cancellationToken).ConfigureAwait(false)).Batch;

    /// <inheritdoc cref="GetAsync"/>
    internal Task<DescribedBatch> GetDescribedAsync(string batchId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(batchId);
        return CallAsync($"reading {batchId}", async () =>
        {
            var result = await _batches.GetBatchAsync(batchId, Ordinary(cancellationToken)).ConfigureAwait(false);
            return DescribedBatch.Parse(result.GetRawResponse().Content);
        }, cancellationToken);
    }

    /// <summary>Lists the batches, the newest first, page by page as they are asked for.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="BatchServiceException">The service could not be reached.</exception>
    public async IAsyncEnumerable<Batch> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int LargestPage = 100;
        var pages = _batches.GetBatchesAsync(after: null, LargestPage, Ordinary(cancellationToken)).GetRawPagesAsync().GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await CallAsync("listing the batches", NextPageAsync, cancellationToken).ConfigureAwait(false) is { } page)
            {
                foreach (var batch in page)
                    yield return batch;
            }
        }

        async Task<IReadOnlyList<Batch>?> NextPageAsync() => await pages.MoveNextAsync().ConfigureAwait(false)
            ? BatchReader.ReadPage(pages.Current.GetRawResponse().Content.ToMemory())
            : null;
    }

    /// <summary>Asks the service to cancel a batch. That takes up to ten minutes; what was executed until then is in its result files.</summary>
    /// <param name="batchId">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The batch, mostly in the state <c>cancelling</c>.</returns>
    /// <exception cref="BatchServiceException">The batch has ended (409), there is none (404), or the service could not be reached.</exception>
    public Task<Batch> CancelAsync(string batchId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(batchId);
        return CallAsync($"cancelling {batchId}", async () =>
        {
            var operation = await CreateBatchOperation.RehydrateAsync(_batches, batchId, cancellationToken).ConfigureAwait(false);
            var result = await operation.CancelAsync(Ordinary(cancellationToken)).ConfigureAwait(false);
            return Batch.Parse(result.GetRawResponse().Content.ToMemory());
        }, cancellationToken);
    }

    /// <summary>Asks the service to cancel a batch, unless it has ended, is about to, or is being cancelled.</summary>
    /// <exception cref="BatchServiceException">There is none (404), or the service could not be reached.</exception>
    internal async Task CancelUnlessEndingAsync(string batchId, CancellationToken cancellationToken)
    {
        try
        {
            await CancelAsync(batchId, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.StatusCode == (int)HttpStatusCode.Conflict)
        {
            var batch = await GetAsync(batchId, cancellationToken).ConfigureAwait(false);
            if (!batch.IsTerminal && batch.Status.Kind is not (BatchStatusKind.Finalizing or BatchStatusKind.Cancelling))
                throw;
        }
    }

    private static RequestOptions Ordinary(CancellationToken cancellationToken) => new() { CancellationToken = cancellationToken };

    private RequestOptions Transfer(CancellationToken cancellationToken)
    {
        var call = Ordinary(cancellationToken);
        call.AddPolicy(new NetworkTimeoutPolicy(TransferTimeout), PipelinePosition.PerCall);
        return call;
    }

    private static async Task<T> CallAsync<T>(string operation, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (ServiceErrors.IsCancellation(e, cancellationToken))
        {
            throw new OperationCanceledException($"The call was cancelled: {operation}.", e, cancellationToken);
        }
        catch (Exception e) when (ServiceErrors.IsFromService(e, cancellationToken))
        {
            throw ServiceErrors.Wrap(operation, e);
        }
    }
}
