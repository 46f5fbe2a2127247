using System.Globalization;

namespace BatchTasks;

/// <summary>Uploads a part and creates its batch: once, whatever the connection does.</summary>
internal sealed class BatchSubmitter(BatchService service, BatchRunOptions options, RunState state)
{
    private const int Tries = 5;
    private const int NewestToLookAt = 200;

    /// <summary>Makes the part's batch.</summary>
    /// <exception cref="BatchServiceException">The service refuses it, or stayed unreachable over several tries.</exception>
    public async Task SubmitAsync(RunPart part, CancellationToken cancellationToken)
    {
        part.InputFileId = await UploadAsync(part, cancellationToken).ConfigureAwait(false);
        state.Save();
        cancellationToken.ThrowIfCancellationRequested();

        part.Batch = await CreateAsync(ToCreate(part), cancellationToken).ConfigureAwait(false);
        state.Save();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<string> UploadAsync(RunPart part, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await service.UploadAsync(part.File.Path, options.InputExpiresAfter, cancellationToken).ConfigureAwait(false);
            }
            catch (BatchServiceException e) when (e.IsTransient && tries < Tries)
            {
                await WaitAsync(tries, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Batch> CreateAsync(BatchCreateOptions create, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                // Not stopped by the caller's token: a batch that was created but not noted would run, and be billed, unseen.
                return await service.CreateAsync(create, CancellationToken.None).ConfigureAwait(false);
            }
            catch (BatchServiceException e) when (e.IsTransient)
            {
                // It may have been created all the same. Only when the service has said that it was not is it created again.
                if (await FindAsync(create.InputFileId, tries, e, cancellationToken).ConfigureAwait(false) is { } found)
                    return found;

                if (tries == Tries || cancellationToken.IsCancellationRequested)
                    throw;
            }
        }
    }

    /// <summary>Looks for the batch of an input file, which nothing else uses.</summary>
    private async Task<Batch?> FindAsync(string inputFileId, int failures, BatchServiceException failure, CancellationToken cancellationToken)
    {
        for (var tries = failures; ; tries++)
        {
            try
            {
                await WaitAsync(tries, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // One look at once, so that the caller learns of the batch.
            }

            try
            {
                return await FindAsync(inputFileId).ConfigureAwait(false);
            }
            catch (BatchServiceException e) when (!e.IsTransient || tries >= failures + Tries || cancellationToken.IsCancellationRequested)
            {
                throw failure.With(
                    $"Whether the service created the batch all the same could not be found out; its input file is {inputFileId}. {e.Message}",
                    isUndecided: true);
            }
            catch (BatchServiceException)
            {
            }
        }
    }

    private async Task<Batch?> FindAsync(string inputFileId)
    {
        var looked = 0;
        await foreach (var batch in service.ListAsync(CancellationToken.None).ConfigureAwait(false))
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
        Provider = options.Provider,
        CompletionWindow = options.CompletionWindow,
        OutputExpiresAfter = options.OutputExpiresAfter,
        Metadata = new Dictionary<string, string>(options.Metadata)
        {
            ["batchtasks_run"] = state.RunId,
            ["batchtasks_part"] = string.Create(CultureInfo.InvariantCulture, $"{part.Number}/{state.Parts.Count}"),
        },
    };

    private Task WaitAsync(int failures, CancellationToken cancellationToken) =>
        Task.Delay(Backoff.AfterFailures(failures, options.PollInterval), options.TimeProvider, cancellationToken);
}
