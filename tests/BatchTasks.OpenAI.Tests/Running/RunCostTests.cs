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
    public async Task What_is_too_dear_or_not_to_be_told_is_said_with_its_figures_and_the_remedy()
    {
        // A dollar a token makes small runs dear.
        var options = Options with
        {
            Prices = BatchPriceTable.Empty.With("gpt-4o-mini", new BatchModelPrice(1_000_000, null, 1_000_000) { BatchDiscount = 0 }),
            MaxCost = 20,
            ExpectedOutputTokens = 5,
        };
        var tokens = (await BatchPlan.EstimateAsync(_tasks, options)).InputTokens;

        Assert.Equal(
            $"The run would cost {tokens + 30}.00 USD ({tokens} tokens in, 30 out); MaxCost is 20.00 USD. Nothing was sent. "
            + "Raise the limit, send fewer tasks, or let the requests answer with fewer tokens.",
            await ProblemAsync(options));
        Assert.Equal(
            $"The prompts of the run alone would cost {tokens}.00 USD ({tokens} tokens); MaxCost is 20.00 USD. Nothing was sent. Raise the limit, or send fewer tasks.",
            await ProblemAsync(options with { ExpectedOutputTokens = null }));
        Assert.Equal(
            "MaxCost is 1,000.00 USD, but what the run would cost can't be told, so nothing was sent: nothing tells how long the answers will be. "
            + "Give the requests max_completion_tokens (max_output_tokens for the responses endpoint), or ExpectedOutputTokens.",
            await ProblemAsync(options with { MaxCost = 1000, ExpectedOutputTokens = null }));
        Assert.Equal(
            "MaxCost is 20.00 USD, but what the run would cost can't be told, so nothing was sent: the price table has no price of 'gpt-4o-mini'. "
            + "Give it: Prices = BatchPriceTable.Default.With(\"gpt-4o-mini\", new BatchModelPrice(…)).",
            await ProblemAsync(options with { Prices = BatchPriceTable.Empty }));

        async Task<string> ProblemAsync(BatchRunOptions options) => (await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(_tasks, options))).Message;
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
