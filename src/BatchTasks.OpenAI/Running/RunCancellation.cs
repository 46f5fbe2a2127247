namespace BatchTasks;

/// <summary>Calls a run off: what was not submitted is not, and the service is asked to cancel what was.</summary>
internal static class RunCancellation
{
    /// <summary>Asks the service to cancel the batches of the parts.</summary>
    /// <returns>What went wrong, in sentences; empty when nothing did.</returns>
    public static async Task<string> CancelBatchesAsync(RunContext context, IEnumerable<PartRecord> parts, CancellationToken cancellationToken)
    {
        var problems = "";
        foreach (var part in RunWhereabouts.AtService(parts))
        {
            try
            {
                await context.Service.CancelUnlessEndingAsync(part.BatchId!, cancellationToken).ConfigureAwait(false);
            }
            catch (BatchServiceException e)
            {
                problems += $" {e.Message}";
            }
            catch (OperationCanceledException)
            {
                problems += $" Cancelling {part.BatchId} took too long.";
            }
        }

        return problems;
    }

    /// <summary>Takes a part that has no batch yet out of the run. Its tasks are cancelled.</summary>
    public static async Task CallOffAsync(RunContext context, PartRecord part, CancellationToken cancellationToken)
    {
        if (await context.Store.TryLeaseAsync(part.RunKey, part.Number, cancellationToken).ConfigureAwait(false) is not { } leased)
            return;

        if (leased.State is PartState.Planned or PartState.Uploading or PartState.Uploaded)
        {
            var refusal = new PartRefusal { Message = "It was called off before it was submitted.", IsCancellation = true };
            leased = await context.Store.SaveAsync(leased with { State = PartState.Refused, Refusal = refusal.ToJson(), NotBefore = null }, cancellationToken).ConfigureAwait(false);
        }

        await context.Store.ReleaseAsync(leased, cancellationToken).ConfigureAwait(false);
    }
}
