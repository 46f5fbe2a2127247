namespace BatchTasks;

/// <summary>Looks at a part's batch. Passing failures only put the next look off.</summary>
internal sealed class BatchLook(RunContext context) : IPartStep
{
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        DescribedBatch seen;
        try
        {
            seen = await context.Service.GetDescribedAsync(part.BatchId!, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            return await context.Store.SaveAsync(context.AfterFailure(part, e), cancellationToken).ConfigureAwait(false);
        }

        return await context.Store.SaveAsync(After(part, seen), cancellationToken).ConfigureAwait(false);
    }

    private PartRecord After(PartRecord part, DescribedBatch seen)
    {
        var batch = seen.Batch;
        if (QueueErrors.IsQueueFull(batch))
            return PartQueue.Requeue(context, part with { Failures = part.Submission }, batch.Errors[0].Message ?? QueueErrors.Describe(batch));

        var looks = part.Looks + 1;
        var looked = part with
        {
            Batch = seen.Json,
            Looks = looks,
            Failures = 0,
            Problem = null,
            NotBefore = context.Now + LookSchedule.After(looks, context.Settings.PollInterval),
        };
        if (!batch.IsTerminal)
            return looked;

        var endedAt = part.EndedAt ?? context.Now;
        if (part.EndedAt is null)
            RunLog.Ended(context.Logger, part.Number, batch.Id, batch.Status.Text);

        // The id of a result file can come later than the end of the batch.
        var isAwaited = LacksPromisedFile(batch) && context.Now - endedAt < context.Settings.ResultFileWait;
        return isAwaited ? looked with { EndedAt = endedAt } : looked with { EndedAt = endedAt, State = PartState.Ended, NotBefore = null };
    }

    // A completed batch has one of the files at least, whatever its counts tell, if any.
    private static bool LacksPromisedFile(Batch batch)
    {
        if (batch.Status.Kind == BatchStatusKind.Completed && batch.OutputFileId is null && batch.ErrorFileId is null)
            return true;

        return batch.RequestCounts is { } counts
            && ((counts.Completed > 0 && batch.OutputFileId is null) || (counts.Failed > 0 && batch.ErrorFileId is null));
    }
}
