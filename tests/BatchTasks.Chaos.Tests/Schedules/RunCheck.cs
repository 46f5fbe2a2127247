using BatchTasks.Emulator;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>What holds for each run, whatever has happened.</summary>
internal sealed class RunCheck(FaultSchedule schedule, IReadOnlyList<NoteTask> tasks)
{
    /// <summary>Every task comes back exactly once to a process that comes through, and the summary balances.</summary>
    public void Process(List<BatchOutcome<string>> outcomes, BatchProgress progress)
    {
        var expected = tasks.Select(static task => task.GetCustomId());
        var ids = outcomes.Select(static outcome => outcome.CustomId);
        Assert.Equal(expected.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        if (schedule.Options.Order == BatchOutcomeOrder.Input)
            Assert.Equal(expected, ids);

        Assert.All(outcomes, outcome => Assert.InRange(outcome.Attempt, 1, schedule.Options.Retry.MaxAttempts));

        var summary = progress.Summary!;
        Assert.Equal(BatchRunPhase.Done, progress.Phase);
        Assert.True(summary.Balances, summary.ToString());
        Assert.Equal(tasks.Count, summary.Tasks);
        foreach (var kind in outcomes.GroupBy(static outcome => outcome.Kind))
            Assert.Equal(kind.Count(), summary[kind.Key]);
    }

    /// <summary>No request is billed twice (what is sent again was not answered), and what was billed comes back, unless the service itself has lost the row.</summary>
    public void Service(List<BatchOutcome<string>> outcomes, BatchProgress progress, EmulatorLedger ledger)
    {
        Assert.Empty(ledger.ExecutedMoreThanOnce);
        var succeeded = outcomes.Count(static outcome => outcome.Kind == BatchOutcomeKind.Succeeded);
        Assert.True(
            schedule.RowsAreLost ? succeeded <= ledger.Executions : succeeded == ledger.Executions,
            $"{succeeded} succeeded, {ledger.Executions} were executed. {Describe(outcomes, progress)}");
    }

    private static string Describe(IEnumerable<BatchOutcome<string>> outcomes, BatchProgress progress) =>
        string.Join("; ", outcomes.Where(static outcome => outcome.Kind != BatchOutcomeKind.Succeeded).Select(static outcome => $"{outcome.CustomId}, attempt {outcome.Attempt}: {outcome.Reason}"))
        + "\n" + string.Join("\n", progress.Parts);
}
