using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>What a run may cost, and what it has cost.</summary>
public sealed class RunCostTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(6);

    [Fact]
    public async Task A_run_that_would_cost_too_much_sends_nothing_and_leaves_no_file()
    {
        var error = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(_tasks, Options with { MaxCost = 0.000001m, ExpectedOutputTokens = 100 }));

        Assert.Equal(6, error.Estimate.Requests);
        Assert.Empty(Fake.Log);
        Assert.Empty(Directory.GetFiles(Folder["state"]));
        (await RunAsync(_tasks, Options with { MaxCost = 1, ExpectedOutputTokens = 100 })).AssertEachOnce(_tasks);
    }

    [Fact]
    public async Task A_cost_that_can_not_be_told_stops_a_run_that_has_a_limit()
    {
        var error = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(_tasks, Options with { MaxCost = 1 }));

        Assert.Contains("ExpectedOutputTokens", error.Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Log);
    }

    [Fact]
    public async Task The_summary_tells_the_cost_of_what_was_used()
    {
        await RunAsync(_tasks, Options with { Prices = BatchPriceTable.Empty.With("gpt-4o-mini", new BatchModelPrice(2, null, 8)) });

        // 6 answers of 10 tokens in and 5 out, at half the price for a million.
        Assert.Equal(((60 * 2m) + (30 * 8m)) / 2 / 1_000_000, Reports.All[^1].Summary!.Cost);
    }

    [Fact]
    public async Task Files_are_split_at_the_tokens_that_may_wait_and_go_one_after_the_other()
    {
        var tokens = (await BatchPlan.EstimateAsync(_tasks)).InputTokens / 6;
        var most = 0;
        Fake.OnLook = (service, batch) =>
        {
            most = Math.Max(most, Fake.Batches.Count(static other => other.Members["status"] is not "completed"));
            if (batch.Looks > 1)
                service.Complete(batch);
        };

        (await RunAsync(_tasks, Options with { MaxEnqueuedTokens = (tokens * 2) + 1 })).AssertEachOnce(_tasks);

        Assert.Equal([2, 2, 2], Fake.Batches.Select(static batch => batch.CustomIds.Count));
        Assert.Equal(1, most);
    }
}
