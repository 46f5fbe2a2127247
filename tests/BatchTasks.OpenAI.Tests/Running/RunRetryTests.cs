using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>What is sent again, and how often.</summary>
public sealed class RunRetryTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(6);

    [Fact]
    public async Task What_expired_or_failed_in_passing_is_sent_again_and_nothing_else()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Number == 1)
            {
                service.End(
                    batch,
                    "expired",
                    [FakeBatch.Line("ask-1"), FakeBatch.Line("ask-2", "cut", "length")],
                    [FakeBatch.ErrorLine("ask-3", 429, "rate_limit_exceeded"), FakeBatch.ErrorLine("ask-4", 503, "overloaded"), FakeBatch.ErrorLine("ask-5"), FakeBatch.UnexecutedLine("ask-6", "batch_expired")]);
            }
            else
            {
                service.Complete(batch);
            }
        };

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.Equal(["ask-3", "ask-4", "ask-6"], Fake.Batches[1].CustomIds);
        Assert.Equal(2, Fake.Batches.Count);
        Assert.All(["ask-3", "ask-4", "ask-6"], id => Assert.Equal(2, outcomes.Of<BatchOutcome<string>.Succeeded>(id).Attempt));
        Assert.Equal(1, outcomes.Of<BatchOutcome<string>.Succeeded>("ask-1").Attempt);
        outcomes.Of<BatchOutcome<string>.Truncated>("ask-2");
        outcomes.Of<BatchOutcome<string>.Failed>("ask-5");

        var summary = Reports.All[^1].Summary!;
        Assert.True(summary.Balances);
        Assert.Equal((6, 4, 1, 1, 3), (summary.Tasks, summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Truncated], summary[BatchOutcomeKind.Failed], summary.Retried));

        // Five answers that were paid for: two of the first batch and three of the second.
        Assert.Equal(5 * 10, summary.Usage.InputTokens);
        Assert.Equal((2, 1, "batch.attempt2.jsonl"), (Reports.All[^1].Parts[1].Attempt, Reports.All[^1].Parts[1].RetryOf, Path.GetFileName(Reports.All[^1].Parts[1].InputFile)));
    }

    [Theory]
    [InlineData("expired", 2, BatchOutcomeKind.Succeeded)] // As many answers as lines of answers: the others were not executed.
    [InlineData("expired", 3, BatchOutcomeKind.Missing)]   // One of the others was answered and is lost: all may be the one.
    [InlineData("cancelled", 2, BatchOutcomeKind.Cancelled)]
    [InlineData("cancelled", 3, BatchOutcomeKind.Missing)]
    public async Task A_task_without_a_line_that_may_have_been_answered_is_not_sent_again(string status, int completed, BatchOutcomeKind expected)
    {
        Fake.OnLook = (service, batch) =>
        {
            if (batch.Number > 1)
            {
                service.Complete(batch);
                return;
            }

            batch.Members["request_counts"] = new Dictionary<string, int> { ["total"] = 6, ["completed"] = completed, ["failed"] = 1 };
            service.End(batch, status, [FakeBatch.Line("ask-1"), FakeBatch.Line("ask-2", "cut", "length"), FakeBatch.Line("ask-1")], [FakeBatch.ErrorLine("ask-3")]);
        };

        var outcomes = await RunAsync(_tasks, Options with { ResultFileWait = TimeSpan.Zero });

        outcomes.AssertEachOnce(_tasks);
        Assert.All(["ask-4", "ask-5", "ask-6"], id => Assert.Equal(expected, outcomes.Single(outcome => outcome.CustomId == id).Kind));
        Assert.Equal(expected == BatchOutcomeKind.Succeeded ? 2 : 1, Fake.Batches.Count);
    }

    [Fact]
    public async Task A_task_is_sent_no_more_often_than_was_allowed()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [], batch.CustomIds.Select(static id => FakeBatch.ErrorLine(id, 500, "server_error")));

        var outcomes = await RunAsync(_tasks, Options with { Retry = BatchRetryPolicy.Default with { MaxAttempts = 4 } });

        outcomes.AssertEachOnce(_tasks);
        Assert.Equal(4, Fake.Batches.Count);
        Assert.All(outcomes, static outcome => Assert.Equal((BatchOutcomeKind.Failed, 4), (outcome.Kind, outcome.Attempt)));
    }

    [Fact]
    public async Task Nothing_is_sent_again_when_that_was_asked_for()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "expired", [], batch.CustomIds.Select(static id => FakeBatch.ErrorLine(id, 500, "server_error")));

        (await RunAsync(_tasks, Options with { Retry = BatchRetryPolicy.None })).AssertEachOnce(_tasks);

        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task What_was_cut_off_is_sent_again_only_on_request()
    {
        Fake.OnLook = static (service, batch) => service.End(
            batch, "completed", batch.CustomIds.Select(id => FakeBatch.Line(id, "some", batch.Number == 1 ? "length" : "stop")), []);

        var outcomes = await RunAsync(_tasks, Options with { Retry = BatchRetryPolicy.Default with { Kinds = [BatchOutcomeKind.Truncated] } });

        outcomes.AssertEachOnce(_tasks);
        Assert.All(outcomes, static outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task Quota_that_is_used_up_does_not_pass_by_waiting()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [], batch.CustomIds.Select(static id => FakeBatch.ErrorLine(id, 429, "insufficient_quota")));

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task In_the_order_of_the_tasks_also_those_that_were_sent_again_and_parts_that_ended_late()
    {
        Fake.OnLook = (service, batch) =>
        {
            // The last part first; of each first sending the second task fails.
            if (batch.Number == 1 && !(Fake.Batches.Count >= 3 && Fake.Batches[2].Members["status"] is "completed"))
                return;

            if (batch.CustomIds.Count == 2)
                service.End(batch, "completed", [FakeBatch.Line(batch.CustomIds[0])], [FakeBatch.ErrorLine(batch.CustomIds[1], 500, "server_error")]);
            else
                service.Complete(batch);
        };

        var outcomes = await RunAsync(_tasks, PartsOf(2) with { Order = BatchOutcomeOrder.Input });

        Assert.Equal(_tasks.Select(static task => task.Id), outcomes.Select(static outcome => outcome.CustomId));
        Assert.Equal([1, 2, 1, 2, 1, 2], outcomes.Select(static outcome => outcome.Attempt));
    }

    [Fact]
    public async Task Ended_tasks_are_sent_again_when_somebody_asks_for_it_later()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [FakeBatch.Line("ask-1")], batch.CustomIds.Where(static id => id != "ask-1").Select(static id => FakeBatch.ErrorLine(id)));
        (await RunAsync(_tasks)).AssertEachOnce(_tasks);
        Fake.OnLook = static (service, batch) => service.Complete(batch);

        await using var run = await BatchRun.OpenAsync(Fake.CreateClient(), Options);
        Assert.Equal(5, await run.RetryAsync(new BatchRetryPolicy { Kinds = [BatchOutcomeKind.Failed] }));
        Assert.Equal(0, await run.RetryAsync(new BatchRetryPolicy { Kinds = [BatchOutcomeKind.Failed] }));
        var progress = await run.RunToEndAsync();

        Assert.Equal((6, 5), (progress.Summary![BatchOutcomeKind.Succeeded], progress.Summary.Retried));
        Assert.True(progress.Summary.Balances);
        var outcomes = await RunAsync(_tasks);
        outcomes.AssertEachOnce(_tasks);
        Assert.All(outcomes, static outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal(2, Fake.Batches.Count);
    }
}
