using System.Runtime.CompilerServices;

namespace BatchTasks;

/// <summary>Hands over the outcomes of the parts that have ended, each part once in a call.</summary>
/// <param name="context">The run's.</param>
/// <param name="outcomes">Reads them.</param>
/// <param name="reporter">Is told how far it is.</param>
/// <param name="handedOver">Is called when the caller has taken all outcomes of a part.</param>
internal sealed class OutcomeDelivery<TResult>(
    RunContext context, PartOutcomes<TResult> outcomes, RunReporter reporter, Func<PartRecord, CancellationToken, Task> handedOver)
{
    private readonly HashSet<int> _delivered = [];

    /// <summary>What can be handed over of the parts as they are now, and was not yet.</summary>
    public IAsyncEnumerable<BatchOutcome<TResult>> DeliverAsync(IReadOnlyList<PartRecord> parts, CancellationToken cancellationToken) =>
        context.Options.Order == BatchOutcomeOrder.Input ? InOrderAsync(parts, cancellationToken) : AsEndedAsync(parts, cancellationToken);

    private async IAsyncEnumerable<BatchOutcome<TResult>> AsEndedAsync(IReadOnlyList<PartRecord> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            if (!part.IsFinal || !_delivered.Add(part.Number) || IsSkipped(part))
                continue;

            await foreach (var outcome in ReadAsync(part, parts, cancellationToken).ConfigureAwait(false))
                yield return outcome;

            await handedOver(part, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<BatchOutcome<TResult>> InOrderAsync(IReadOnlyList<PartRecord> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in parts.Where(static part => part.Attempt == 1))
        {
            if (_delivered.Contains(part.Number))
                continue;

            var family = PartFamily.Of(part, parts);
            if (!family.All(static member => member.IsFinal))
                yield break;

            _delivered.Add(part.Number);
            if (family.All(IsSkipped))
                continue;

            var byId = new Dictionary<string, BatchOutcome<TResult>>(part.Requests);
            foreach (var member in family)
            {
                await foreach (var outcome in ReadAsync(member, parts, cancellationToken).ConfigureAwait(false))
                    byId.Add(outcome.CustomId, outcome);
            }

            var path = await context.Store.GetFileAsync(context.Run, part.InputFile, cancellationToken).ConfigureAwait(false);
            await foreach (var id in BatchFile.ReadCustomIdsAsync(path, cancellationToken).ConfigureAwait(false))
            {
                if (byId.Remove(id, out var outcome))
                    yield return outcome;
            }

            foreach (var member in family)
                await handedOver(member, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsSkipped(PartRecord part) => context.Options.SkipHandedOver && part.IsHandedOver;

    private async IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync(
        PartRecord part, IReadOnlyList<PartRecord> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        reporter.Report(BatchRunPhase.Collecting);
        await foreach (var outcome in outcomes.ReadAsync(part, PartFamily.ChildrenOf(part, parts), reporter.CountUnmatched, cancellationToken).ConfigureAwait(false))
        {
            reporter.CountOutcome(part);
            yield return outcome;
        }
    }
}
