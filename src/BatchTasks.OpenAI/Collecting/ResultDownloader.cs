using System.Net;

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
        try
        {
            await context.Service.DownloadAsync(fileId, context.PathOf(name), cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.StatusCode == (int)HttpStatusCode.NotFound)
        {
            await CheckIsGoneAsync(part, e, cancellationToken).ConfigureAwait(false);
            RunLog.ResultsGone(context.Logger, part.Number, fileId);
            return null;
        }

        await context.Store.PutFileAsync(context.Run, name, cancellationToken).ConfigureAwait(false);
        RunLog.Downloaded(context.Logger, part.Number, fileId, name);
        return name;
    }

    /// <summary>Tells a file that has expired, or that somebody has deleted, from a key of another project, to which nothing of the run exists.</summary>
    private async Task CheckIsGoneAsync(PartRecord part, BatchServiceException failure, CancellationToken cancellationToken)
    {
        await context.Service.GetAsync(part.BatchId!, cancellationToken).ConfigureAwait(false);

        // Some services hand a new file over a little later than its id.
        if (context.Now - part.EndedAt < context.Settings.ResultFileWait)
            throw failure.AsPassing();
    }
}
