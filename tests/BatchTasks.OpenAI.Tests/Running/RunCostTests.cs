namespace BatchTasks.ClientTests.Running;

/// <summary>What a run may cost and how much of it the service's queue takes.</summary>
public sealed class RunCostTests : RunFixture
{
    // A dollar a token makes small runs dear.
    private static BatchPriceTable Prices => BatchPriceTable.Empty.With("gpt-4o-mini", new BatchModelPrice(1_000_000, null, 1_000_000) { BatchDiscount = 0 });

    private BatchRunOptions Costing(decimal maxCost, long? expected = 5) => Options with { Prices = Prices, MaxCost = maxCost, ExpectedOutputTokens = expected };

    [Fact]
    public async Task A_run_that_costs_no_more_than_it_may_is_run()
    {
        var estimate = await BatchPlan.EstimateAsync(AskTask.Many(3), Costing(0));

        var outcomes = await RunAsync(AskTask.Many(3), Costing(estimate.BatchCost!.Value));

        Assert.All(outcomes, outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
    }

    [Fact]
    public async Task A_run_that_would_cost_more_is_stopped_before_anything_is_uploaded()
    {
        var estimate = await BatchPlan.EstimateAsync(AskTask.Many(3), Costing(0));
        var limit = estimate.BatchCost!.Value - 1;

        var error = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(AskTask.Many(3), Costing(limit)));

        Assert.Equal((estimate, limit), (error.Estimate, error.MaxCost));
        Assert.Equal(
            $"The run would cost {estimate.BatchCost:N0}.00 USD ({estimate.InputTokens} tokens in, 15 out); MaxCost is {limit:N0}.00 USD. Nothing was sent. "
            + "Raise the limit, send fewer tasks, or let the requests answer with fewer tokens.",
            error.Message);
        Assert.Empty(Fake.Log);
        Assert.Empty(Directory.GetFiles(Folder["state"], "*.jsonl"));

        // The folder is as good as new.
        Assert.Equal(3, (await RunAsync(AskTask.Many(3), Costing(limit + 1))).Count);
    }

    [Fact]
    public async Task A_run_of_which_the_cost_cannot_be_told_is_stopped_too()
    {
        var unlimited = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(AskTask.Many(1), Costing(1000, expected: null)));
        Assert.StartsWith(
            "MaxCost is 1,000.00 USD, but what the run would cost can't be told, so nothing was sent: nothing tells how long the answers will be.",
            unlimited.Message,
            StringComparison.Ordinal);

        var prompts = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(AskTask.Many(1), Costing(1, expected: null)));
        Assert.StartsWith("The prompts of the run alone would cost ", prompts.Message, StringComparison.Ordinal);

        var noPrice = await Assert.ThrowsAsync<BatchCostException>(() => RunAsync(AskTask.Many(1), Costing(1000) with { Prices = BatchPriceTable.Empty }));
        Assert.Contains("the price table has no price of 'gpt-4o-mini'. Give it: ", noPrice.Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Log);
    }

    [Fact]
    public async Task The_summary_tells_what_the_answers_have_cost()
    {
        await RunAsync(AskTask.Many(3), Options with { Prices = Prices });

        var summary = Reports.All[^1].Summary!;
        Assert.True(summary.Usage.TotalTokens > 0);
        Assert.Equal(summary.Usage.InputTokens + summary.Usage.OutputTokens, summary.Cost);
    }

    [Fact]
    public async Task Files_are_split_so_that_each_fits_into_the_queue()
    {
        var each = (await BatchPlan.EstimateAsync(AskTask.Many(1))).InputTokens;

        var outcomes = await RunAsync(AskTask.Many(5), Options with { MaxEnqueuedTokens = 2 * each });

        Assert.Equal(5, outcomes.Count);
        Assert.Equal([2, 2, 1], Fake.Batches.Select(static batch => batch.CustomIds.Count));
    }
}
