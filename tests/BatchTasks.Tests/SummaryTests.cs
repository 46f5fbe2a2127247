namespace BatchTasks.Tests;

public sealed class SummaryTests
{
    [Fact]
    public void Outcomes_are_counted_by_kind_and_their_tokens_added()
    {
        var summary = new BatchSummary();
        summary.Add(new BatchOutcome<int>.Succeeded { CustomId = "a", Value = 1, Usage = new BatchUsage(10, 4, 3, 1, 13) });
        summary.Add(new BatchOutcome<int>.Succeeded { CustomId = "b", Value = 1, Usage = new BatchUsage(1, 0, 1, 0, 2) });
        summary.Add(new BatchOutcome<int>.Expired { CustomId = "c" });

        Assert.Equal(3, summary.Total);
        Assert.Equal((2, 1, 0), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Expired], summary[BatchOutcomeKind.Failed]));
        Assert.Equal(summary.Total, Enum.GetValues<BatchOutcomeKind>().Sum(kind => summary[kind]));
        Assert.Equal(new BatchUsage(11, 4, 4, 1, 15), summary.Usage);
        Assert.Equal(
            """
            Succeeded          2
            Expired            1
            Total              3
            Tokens: 11 in (4 cached), 4 out (1 reasoning), 15 in all

            """.ReplaceLineEndings("\n"),
            summary.ToString());
    }

    [Fact]
    public void A_summary_of_nothing_is_a_total_of_zero() => Assert.Equal("Total              0\n", new BatchSummary().ToString());
}
