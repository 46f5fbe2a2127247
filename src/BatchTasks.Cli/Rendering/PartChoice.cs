namespace BatchTasks.Cli.Rendering;

/// <summary>The parts that are shown where there is no room for all: those at work, then those that wait, then the last that ended.</summary>
internal static class PartChoice
{
    public static IReadOnlyList<BatchPartProgress> Of(IReadOnlyList<BatchPartProgress> parts, int most) =>
    [
        .. parts
            .OrderBy(static part => part.IsEnded ? 2 : part.BatchId is null ? 1 : 0)
            .ThenBy(static part => part.IsEnded ? -part.Number : part.Number)
            .Take(most)
            .OrderBy(static part => part.Number),
    ];

    /// <summary>What the others are.</summary>
    public static string Others(IReadOnlyList<BatchPartProgress> parts, IReadOnlyList<BatchPartProgress> shown)
    {
        var others = parts.Except(shown).ToList();
        var ended = others.Count(static part => part.IsEnded);
        var waiting = others.Count(static part => part is { IsEnded: false, BatchId: null });
        var kinds = new[] { (ended, "ended"), (others.Count - ended - waiting, "at the service"), (waiting, "waiting") };
        return $"{others.Count} more: {string.Join(", ", kinds.Where(static kind => kind.Item1 > 0).Select(static kind => $"{kind.Item1} {kind.Item2}"))}";
    }
}
