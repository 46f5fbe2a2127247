namespace BatchTasks.ClientTests.Fakes;

internal static class Outcomes
{
    /// <summary>Every id exactly once, and a summary that balances.</summary>
    public static BatchSummary AssertEachOnce<TResult>(this IReadOnlyCollection<BatchOutcome<TResult>> outcomes, IEnumerable<string> customIds)
    {
        Assert.Equal(customIds.Order(StringComparer.Ordinal), outcomes.Select(static outcome => outcome.CustomId).Order(StringComparer.Ordinal));
        var summary = new BatchSummary();
        foreach (var outcome in outcomes)
            summary.Add(outcome);

        Assert.Equal(outcomes.Count, summary.Total);
        Assert.Equal(summary.Total, Enum.GetValues<BatchOutcomeKind>().Sum(kind => summary[kind]));
        return summary;
    }

    public static BatchSummary AssertEachOnce(this IReadOnlyCollection<BatchOutcome<string>> outcomes, IEnumerable<AskTask> tasks) =>
        outcomes.AssertEachOnce(tasks.Select(static task => task.Id));

    public static T Of<T>(this IEnumerable<BatchOutcome> outcomes, string customId)
        where T : BatchOutcome =>
        Assert.IsType<T>(Assert.Single(outcomes, outcome => outcome.CustomId == customId));
}

/// <summary>Reports at once, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Reports : IProgress<BatchProgress>
{
    public List<BatchProgress> All { get; } = [];

    public Action<BatchProgress>? OnReport { get; init; }

    public void Report(BatchProgress value)
    {
        All.Add(value);
        OnReport?.Invoke(value);
    }
}
