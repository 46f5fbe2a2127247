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

    /// <summary>Takes a part that has no batch yet out of the run, unless another process works on it.</summary>
    public static Task CallOffAsync(RunContext context, PartRecord part, CancellationToken cancellationToken) => LeasedPart.WorkAsync(
        context, part, async leased => leased.IsBeforeCreation ? await CallOff.SaveAsync(context, leased).ConfigureAwait(false) : leased, cancellationToken);

    /// <summary>What other processes are still about to submit, in a sentence; empty where there is nothing.</summary>
    public static string Describe(IEnumerable<PartRecord> parts)
    {
        var numbers = parts.Where(IsBeforeItsBatch).Select(static part => part.Number).ToList();
        return numbers.Count == 0
            ? ""
            : $" Part {string.Join(", ", numbers)} {(numbers.Count == 1 ? "is" : "are")} another process's just now, which submits no more once it sees that the run is called off. Call it off again to cancel what was submitted meanwhile.";
    }

    /// <summary>Whether the part may come to have a batch.</summary>
    public static bool IsBeforeItsBatch(PartRecord part) => part.IsBeforeCreation || part.State == PartState.Creating;
}
