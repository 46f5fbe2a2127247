namespace BatchTasks;

/// <summary>
/// Finds out what became of a creation that was noted and has no answer: the process ended, or the connection did. A batch that is found by listing is the
/// part's; only after it was looked for long enough is it created again.
/// </summary>
internal sealed class BatchFinder(RunContext context, BatchCreator creator, TwinCancellation twins) : IPartStep
{
    // Of the clock here against that of the service.
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromDays(1);

    private const int LeastLookedAt = 200;

    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        Batch? found;
        try
        {
            found = await FindAsync(part, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            return await context.Store.SaveAsync(LookSoonAfter(context, part, e), cancellationToken).ConfigureAwait(false);
        }

        if (found is not null)
        {
            RunLog.Adopted(context.Logger, part.Number, found.Id);
            return await context.Store.SaveAsync(Submitted(context, part, found.Id, json: null), cancellationToken).ConfigureAwait(false);
        }

        if (context.Now < part.IntentAt + context.Settings.CreationWait)
        {
            var later = LookSoon(context, part with { Failures = part.Failures + 1 });
            return await context.Store.SaveAsync(later, cancellationToken).ConfigureAwait(false);
        }

        if (await context.IsCalledOffAsync(cancellationToken).ConfigureAwait(false))
            return await CallOff.SaveAsync(context, part).ConfigureAwait(false);

        RunLog.CreatedAgain(context.Logger, part.Number);
        part = await context.Store.SaveAsync(part with { IntentAt = context.Now }, cancellationToken).ConfigureAwait(false);
        part = await creator.CreateAsync(part, cancellationToken).ConfigureAwait(false);
        return part.State == PartState.Submitted ? await CheckForTwinAsync(part, cancellationToken).ConfigureAwait(false) : part;
    }

    /// <summary>The first creation may have arrived while the second was made: then there are two, and the older one is kept.</summary>
    private async Task<PartRecord> CheckForTwinAsync(PartRecord part, CancellationToken cancellationToken)
    {
        try
        {
            var oldest = await FindAsync(part, cancellationToken).ConfigureAwait(false);
            if (oldest is null || oldest.Id == part.BatchId)
                return part;

            RunLog.Adopted(context.Logger, part.Number, oldest.Id);
            return await context.Store.SaveAsync(Submitted(context, part, oldest.Id, json: null), cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            // The next look finds them all.
            var later = LookSoonAfter(context, part with { State = PartState.Creating, BatchId = null, Batch = null }, e);
            return await context.Store.SaveAsync(later, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The part after a passing failure: looked for soon, but not sooner than the service allows.</summary>
    public static PartRecord LookSoonAfter(RunContext context, PartRecord part, BatchServiceException failure) =>
        LookSoon(context, context.AfterFailure(part, failure), failure.RetryAfter);

    /// <summary>The part as it is looked for again: soon, and once more when the time for it is over.</summary>
    private static PartRecord LookSoon(RunContext context, PartRecord part, TimeSpan? retryAfter = null)
    {
        var (poll, wait) = (context.Settings.PollInterval, context.Settings.CreationWait);
        var first = wait > TimeSpan.Zero && wait < poll ? wait : poll;
        var next = context.Now + Backoff.AfterFailures(Math.Max(1, part.Failures), first / 4, context.Options.Random, retryAfter);
        var last = part.IntentAt + wait;
        return part with { NotBefore = retryAfter is null && next > last && last > context.Now ? last : next };
    }

    public static PartRecord Submitted(RunContext context, PartRecord part, string batchId, string? json) => part with
    {
        State = PartState.Submitted,
        BatchId = batchId,
        Batch = json,
        Looks = 0,
        Failures = 0,
        Problem = null,
        NotBefore = context.Now + LookSchedule.After(looks: 0, context.Settings.PollInterval),
    };

    private async Task<Batch?> FindAsync(PartRecord part, CancellationToken cancellationToken)
    {
        Batch? oldest = null;
        var looked = 0;
        await foreach (var batch in context.Service.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (PartMetadata.Fits(batch, part))
            {
                // The newest come first: what was created later by another process, or by a call that arrived late, is not to run beside it.
                if (oldest is { IsTerminal: false })
                    await twins.CancelAsync(part, oldest.Id, batch.Id, cancellationToken).ConfigureAwait(false);

                oldest = batch;
            }

            if (++looked >= LeastLookedAt && batch.CreatedAt < part.IntentAt - s_clockDifference)
                break;
        }

        return oldest;
    }
}
