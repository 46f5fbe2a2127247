namespace BatchTasks;

/// <summary>Brings the result files of an ended batch to this side: the results are paid for, so passing failures are tried again for as long as it takes.</summary>
internal sealed class ResultDownloader(RunContext context, IPartStep settle) : IPartStep
{
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        var batch = DescribedBatch.Parse(part.Batch!);
        try
        {
            part = part with { OutputFile = await DownloadAsync(part, batch.OutputFileId, "output", part.OutputFile, cancellationToken).ConfigureAwait(false) };
            part = part with { ErrorFile = await DownloadAsync(part, batch.ErrorFileId, "error", part.ErrorFile, cancellationToken).ConfigureAwait(false) };
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            return await context.Store.SaveAsync(context.AfterFailure(part, e), cancellationToken).ConfigureAwait(false);
        }

        part = await context.Store.SaveAsync(part with { Failures = 0, Problem = null }, cancellationToken).ConfigureAwait(false);
        return await settle.TakeAsync(part, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> DownloadAsync(PartRecord part, string? fileId, string kind, string? downloaded, CancellationToken cancellationToken)
    {
        if (fileId is null || downloaded is not null)
            return downloaded;

        // Named after the batch, as the service does: a later submission of the part leaves it alone.
        var name = $"{FileNames.Of(part.BatchId!)}_{kind}.jsonl";
        await context.Service.DownloadAsync(fileId, context.PathOf(name), cancellationToken).ConfigureAwait(false);
        await context.Store.PutFileAsync(context.Run, name, cancellationToken).ConfigureAwait(false);
        RunLog.Downloaded(context.Logger, part.Number, fileId, name);
        return name;
    }
}
