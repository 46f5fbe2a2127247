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
        if (QueueErrors.IsQueueFull(batch) || (PassingFailure.IsOfBatch(batch) && part.Submission < context.Settings.Retry.MaxAttempts))
            return PartQueue.Requeue(context, part, batch.Errors[0].Message ?? $"{batch.Id} failed with {batch.Errors[0].Code}.");

        // After its end they count anew: so many looks it has for the ids of its files.
        var looks = batch.IsTerminal && part.EndedAt is null ? 1 : part.Looks + 1;
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

        return looked with { EndedAt = endedAt, State = PartState.Ended, NotBefore = null };
    }
}
