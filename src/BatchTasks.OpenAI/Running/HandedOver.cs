namespace BatchTasks;

/// <summary>Notes that a part's outcomes were handed over, and deletes its files at the service where that was asked for: they are on this side.</summary>
internal static class HandedOver
{
    public static async Task NoteAsync(RunContext context, PartRecord part, CancellationToken cancellationToken)
    {
        var isCleanedUp = part.IsCleanedUp || context.Settings.FileCleanUp == BatchFileCleanUp.None;
        if (part.IsHandedOver && isCleanedUp)
            return;

        // Where another process holds the part it is noted by a later call. One that was submitted again meanwhile has other outcomes.
        await LeasedPart.WorkAsync(
            context,
            part,
            async leased => HoldsTheSame(leased, part) && await NoteLeasedAsync(context, leased, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    private static bool HoldsTheSame(PartRecord leased, PartRecord part) =>
        leased.IsFinal && (leased.BatchId, leased.Refusal, leased.Submission) == (part.BatchId, part.Refusal, part.Submission);

    /// <summary>The same for a part that is leased already.</summary>
    /// <returns>Whether its files are deleted too, where that was asked for.</returns>
    /// <exception cref="LeaseLostException">It is not leased any more.</exception>
    public static async Task<bool> NoteLeasedAsync(RunContext context, PartRecord leased, CancellationToken cancellationToken)
    {
        leased = await context.Store.SaveAsync(leased with { IsHandedOver = true }, cancellationToken).ConfigureAwait(false);
        if (leased.IsCleanedUp || context.Settings.FileCleanUp != BatchFileCleanUp.AfterCollecting)
            return true;

        if (!await DeleteFilesAsync(context, leased, cancellationToken).ConfigureAwait(false))
            return false;

        await context.Store.SaveAsync(leased with { IsCleanedUp = true }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> DeleteFilesAsync(RunContext context, PartRecord part, CancellationToken cancellationToken)
    {
        var batch = part.Batch is null ? null : DescribedBatch.Parse(part.Batch);
        var areDeleted = true;
        foreach (var id in new[] { part.InputFileId, batch?.OutputFileId, batch?.ErrorFileId })
        {
            if (id is null)
                continue;

            try
            {
                await context.Service.DeleteFileAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (BatchServiceException e)
            {
                // It is no reason to lose the outcomes: the files expire, and the next call tries again.
                RunLog.NotDeleted(context.Logger, part.Number, id, e.Message);
                areDeleted = false;
            }
        }

        return areDeleted;
    }
}
