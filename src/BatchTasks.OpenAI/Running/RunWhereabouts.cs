namespace BatchTasks;

/// <summary>Where a run that was left is found again, in a sentence for people.</summary>
internal static class RunWhereabouts
{
    public static IReadOnlyList<PartRecord> AtService(IEnumerable<PartRecord> parts) => [.. parts.Where(static part => part is { State: PartState.Submitted, BatchId: not null })];

    public static string Describe(IEnumerable<PartRecord> parts, string directory)
    {
        var remaining = AtService(parts);
        return remaining.Count == 0
            ? $"The run is kept in '{directory}'; the same call carries it on."
            : $"{string.Join(", ", remaining.Select(Name))} {(remaining.Count == 1 ? "remains" : "remain")} at the service; the run is kept in '{directory}', and the same call carries it on.";
    }

    private static string Name(PartRecord part) => part.Batch is null ? part.BatchId! : $"{part.BatchId} ({DescribedBatch.Parse(part.Batch).Status})";
}
