namespace BatchTasks;

/// <summary>Hands ended parts over to a handler, each under its lease.</summary>
internal static class PartHandover
{
    private const int OutcomesBetweenRenewals = 1000;

    public static async Task<long> HandOverAsync<TResult>(
        RunSession session,
        PartOutcomes<TResult> outcomes,
        IReadOnlyList<PartRecord> parts,
        Func<BatchOutcome<TResult>, CancellationToken, ValueTask> handle,
        Func<CancellationToken, ValueTask>? completePart,
        CancellationToken cancellationToken)
    {
        var store = session.Context.Store;
        var count = 0L;
        foreach (var part in parts.Where(static part => part is { IsFinal: true, IsHandedOver: false }))
            await LeasedPart.WorkAsync(session.Context, part, HandOverAsync, cancellationToken).ConfigureAwait(false);

        return count;

        // Whoever takes the part over meanwhile hands it over from its beginning.
        async Task<bool> HandOverAsync(PartRecord leased)
        {
            // Another process may have done it since the parts were read.
            if (leased is not { IsFinal: true, IsHandedOver: false })
                return false;

            var now = await store.ReadPartsAsync(leased.RunKey, cancellationToken).ConfigureAwait(false);
            await foreach (var outcome in outcomes.ReadAsync(leased, PartFamily.ChildrenOf(leased, now), session.Reporter.CountUnmatched, cancellationToken).ConfigureAwait(false))
            {
                await handle(outcome, cancellationToken).ConfigureAwait(false);
                if (++count % OutcomesBetweenRenewals == 0)
                    leased = await store.SaveAsync(leased, cancellationToken).ConfigureAwait(false);
            }

            if (completePart is not null)
                await completePart(cancellationToken).ConfigureAwait(false);

            return await HandedOver.NoteLeasedAsync(session.Context, leased, cancellationToken).ConfigureAwait(false);
        }
    }
}
