using System.Globalization;

namespace BatchTasks;

/// <summary>Uploads a part and creates its batch: once, whatever the connection does.</summary>
internal sealed class BatchSubmitter(BatchService service, BatchRunOptions options, RunState state)
{
    private const int Tries = 5;

    /// <summary>Makes the part's batch.</summary>
    /// <exception cref="BatchServiceException">The service refuses it, or stayed unreachable over several tries.</exception>
    public async Task SubmitAsync(RunPart part, CancellationToken cancellationToken)
    {
        part.InputFileId = await TryAsync(
            () => service.UploadAsync(part.File.Path, options.InputExpiresAfter, cancellationToken), cancellationToken).ConfigureAwait(false);
        state.Save();
        cancellationToken.ThrowIfCancellationRequested();

        var isFirst = true;
        part.Batch = await TryAsync(
            async () =>
            {
                // A failed try may have created the batch all the same; the id of the input file, which nothing else uses, tells.
                var created = isFirst ? null : await FindAsync(part.InputFileId, cancellationToken).ConfigureAwait(false);
                isFirst = false;

                // Not stopped by the caller's token: a batch that was created but not noted would run, and be billed, unseen.
                return created ?? await service.CreateAsync(ToCreate(part), CancellationToken.None).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        state.Save();
    }

    private async Task<Batch?> FindAsync(string inputFileId, CancellationToken cancellationToken)
    {
        const int NewestToLookAt = 200;
        var looked = 0;
        await foreach (var batch in service.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (batch.InputFileId == inputFileId)
                return batch;

            if (++looked == NewestToLookAt)
                break;
        }

        return null;
    }

    private BatchCreateOptions ToCreate(RunPart part) => new()
    {
        InputFileId = part.InputFileId!,
        Endpoint = state.Endpoint,
        CompletionWindow = options.CompletionWindow,
        OutputExpiresAfter = options.OutputExpiresAfter,
        Metadata = new Dictionary<string, string>(options.Metadata)
        {
            ["batchtasks_run"] = state.RunId,
            ["batchtasks_part"] = string.Create(CultureInfo.InvariantCulture, $"{part.Number}/{state.Parts.Count}"),
        },
    };

    private async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (BatchServiceException e) when (e.IsTransient && tries < Tries)
            {
                await Task.Delay(Backoff.AfterFailures(tries, options.PollInterval), options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
