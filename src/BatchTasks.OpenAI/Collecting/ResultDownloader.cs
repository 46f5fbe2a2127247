namespace BatchTasks;

/// <summary>Brings the result files of an ended batch into the state directory.</summary>
internal sealed class ResultDownloader(BatchService service, BatchRunOptions options, RunState state, Action changed)
{
    /// <summary>Downloads what the batch has. What failed in passing is tried again until the token is cancelled: the results are paid for.</summary>
    /// <exception cref="BatchServiceException">The service refuses to hand a file over (401, 403, 404, …).</exception>
    public async Task DownloadAsync(RunPart part, CancellationToken cancellationToken)
    {
        var batch = part.Batch!;
        part.OutputFile = await DownloadAsync(part, batch.OutputFileId, "output", cancellationToken).ConfigureAwait(false);
        part.ErrorFile = await DownloadAsync(part, batch.ErrorFileId, "error", cancellationToken).ConfigureAwait(false);
        state.Save();
        changed();
    }

    private async Task<string?> DownloadAsync(RunPart part, string? fileId, string kind, CancellationToken cancellationToken)
    {
        if (fileId is null)
            return null;

        // Named after the batch, as the service does: a later run in the same folder leaves it alone.
        var path = Path.Combine(state.Directory, $"{FileNameOf(part.Batch!.Id)}_{kind}.jsonl");
        for (var failures = 1; ; failures++)
        {
            try
            {
                await service.DownloadAsync(fileId, path, cancellationToken).ConfigureAwait(false);
                part.Problem = null;
                return path;
            }
            catch (BatchServiceException e) when (e.IsTransient)
            {
                part.Problem = e;
                changed();
                await Task.Delay(Backoff.AfterFailures(failures, options.PollInterval), options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The id comes from the service, so it can't be trusted to be a plain name.
    private static string FileNameOf(string batchId) => string.Concat(batchId.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
