namespace BatchTasks;

/// <summary>Adds up what came of the parts.</summary>
internal static class SummaryOfParts
{
    public static BatchRunSummary Of(IEnumerable<PartRecord> parts, string? model, BatchRunOptions options)
    {
        var counts = new Dictionary<BatchOutcomeKind, long>();
        var summary = new BatchRunSummary { Counts = counts };
        foreach (var part in parts)
        {
            if (part.Attempt == 1)
                summary = summary with { Tasks = summary.Tasks + part.Requests };

            if (PartTally.Parse(part.Tally) is { } tally)
            {
                foreach (var (kind, count) in tally.Kinds)
                    Add(Enum.Parse<BatchOutcomeKind>(kind), count);

                summary = summary with
                {
                    Retried = summary.Retried + tally.Retried,
                    UnmatchedLines = summary.UnmatchedLines + tally.UnmatchedLines,
                    Usage = summary.Usage + tally.Usage,
                };
            }
            else if (PartRefusal.Parse(part.Refusal) is { } refusal)
            {
                Add(refusal.IsCancellation ? BatchOutcomeKind.Cancelled : BatchOutcomeKind.Failed, part.Requests);
            }
        }

        return summary with
        {
            Cost = model is null ? null : options.Prices.CostOf(model, summary.Usage),
            Currency = options.Prices.Currency,
        };

        void Add(BatchOutcomeKind kind, long count) => counts[kind] = counts.GetValueOrDefault(kind) + count;
    }
}
