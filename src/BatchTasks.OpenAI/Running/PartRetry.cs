namespace BatchTasks;

/// <summary>Sends tasks of ended parts again because somebody asked for it.</summary>
internal static class PartRetry
{
    public static async Task<long> RetryAsync(
        RunContext context, IPartOutcomes outcomes, RunStepper stepper, IReadOnlyList<PartRecord> parts, BatchRetryPolicy policy, CancellationToken cancellationToken)
    {
        var settler = new PartSettler(context, outcomes);
        var sent = 0L;
        foreach (var part in parts)
        {
            if (PartRefusal.Parse(part.Refusal) is { } refusal)
            {
                // It was never sent: the whole of it is.
                if (policy.Kinds.Contains(refusal.IsCancellation ? BatchOutcomeKind.Cancelled : BatchOutcomeKind.Failed)
                    && await stepper.ReopenAsync(part, cancellationToken).ConfigureAwait(false))
                {
                    sent += part.Requests;
                }
            }
            else if (part.State == PartState.Settled)
            {
                sent += await RetryAsync(context, settler, part, policy, cancellationToken).ConfigureAwait(false);
            }
        }

        return sent;
    }

    private static Task<long> RetryAsync(
        RunContext context, PartSettler settler, PartRecord part, BatchRetryPolicy policy, CancellationToken cancellationToken) => LeasedPart.WorkAsync(
        context,
        part,
        async leased =>
        {
            // Another process may have sent tasks of it again since the parts were read.
            if (leased.State != PartState.Settled)
                return 0L;

            var parts = await context.Store.ReadPartsAsync(part.RunKey, cancellationToken).ConfigureAwait(false);
            var before = PartTally.Parse(leased.Tally)!.Retried;
            var settled = await settler.SettleAsync(leased, policy, [.. PartFamily.ChildrenOf(leased, parts)], cancellationToken).ConfigureAwait(false);
            return PartTally.Parse(settled.Tally)!.Retried - before;
        },
        cancellationToken);
}
