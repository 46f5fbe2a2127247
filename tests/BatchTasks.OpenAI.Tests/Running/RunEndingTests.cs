using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>However a batch ends, each task has its outcome once.</summary>
public sealed class RunEndingTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(4);

    [Fact]
    public async Task Answers_come_as_outcomes_with_their_place_and_usage()
    {
        var outcomes = await RunAsync(_tasks);

        var summary = outcomes.AssertEachOnce(_tasks);
        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
        Assert.Equal(new BatchUsage(40, 0, 20, 0, 60), summary.Usage);
        var first = outcomes.Of<BatchOutcome<string>.Succeeded>("ask-1");
        Assert.Equal("fine", first.Value);
        Assert.Equal(Path.Combine(Folder["state"], "batch_1_output.jsonl"), first.Location?.File);
        Assert.True(first.RawBody.IsEmpty);
        Assert.Empty(Unmatched);
    }

    [Fact]
    public async Task Raw_bodies_are_kept_when_asked_for()
    {
        var outcomes = await RunAsync(_tasks, Options with { KeepRawBodies = true });

        Assert.All(outcomes, static outcome => Assert.False(outcome.RawBody.IsEmpty));
    }

    [Fact]
    public async Task Both_files_are_read()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [FakeBatch.Line("ask-1"), FakeBatch.Line("ask-3")], [FakeBatch.ErrorLine("ask-2"), FakeBatch.ErrorLine("ask-4", 500, "x")]);

        var outcomes = await RunAsync(_tasks);

        var summary = outcomes.AssertEachOnce(_tasks);
        Assert.Equal((2, 2), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Failed]));
        Assert.Equal(500, outcomes.Of<BatchOutcome<string>.Failed>("ask-4").Error.StatusCode);
    }

    [Fact]
    public async Task A_completed_batch_with_only_an_error_file_gives_failures()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [], batch.CustomIds.Select(static id => FakeBatch.ErrorLine(id)));

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Failed]);
    }

    [Theory]
    [InlineData("expired", BatchOutcomeKind.Expired)]
    [InlineData("cancelled", BatchOutcomeKind.Cancelled)]
    [InlineData("completed", BatchOutcomeKind.Missing)]
    public async Task Tasks_in_no_file_end_as_their_batch_did(string status, BatchOutcomeKind kind)
    {
        Fake.OnLook = (service, batch) => service.End(batch, status, [FakeBatch.Line("ask-2")], [FakeBatch.ErrorLine("ask-3")]);

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.Equal(["ask-1", "ask-4"], outcomes.Where(outcome => outcome.Kind == kind).Select(static outcome => outcome.CustomId));
        outcomes.Of<BatchOutcome<string>.Succeeded>("ask-2");
        outcomes.Of<BatchOutcome<string>.Failed>("ask-3");
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("cancelled")]
    public async Task An_ended_batch_without_any_file_still_gives_every_outcome(string status)
    {
        Fake.OnLook = (service, batch) => service.End(batch, status, [], []);

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);
    }

    [Fact]
    public async Task The_rows_of_an_expired_batch_are_expired()
    {
        Fake.OnLook = static (service, batch) => service.End(
            batch, "expired", [FakeBatch.Line("ask-1")], batch.CustomIds.Skip(1).Select(static id => FakeBatch.UnexecutedLine(id, "batch_expired")));

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal((1, 3), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Expired]));
    }

    [Fact]
    public async Task A_refused_batch_gives_each_task_its_own_error_or_the_first()
    {
        Fake.OnLook = static (_, batch) =>
        {
            batch.Members["status"] = "failed";
            batch.Members["errors"] = new
            {
                data = new object[]
                {
                    new { code = "invalid_url", message = "The URL is wrong.", param = "url", line = 2 },
                    new { code = "mismatched_model", message = "Another model.", param = "body.model", line = 4 },
                },
            };
        };

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.Equal(new BatchError { Code = "invalid_url", Message = "The URL is wrong.", Param = "url" }, outcomes.Of<BatchOutcome<string>.Failed>("ask-2").Error);
        Assert.Equal("mismatched_model", outcomes.Of<BatchOutcome<string>.Failed>("ask-4").Error.Code);
        var other = outcomes.Of<BatchOutcome<string>.Failed>("ask-1").Error;
        Assert.Equal(("invalid_url", "The service refused the whole batch because of its line 2: The URL is wrong."), (other.Code, other.Message));
    }

    [Fact]
    public async Task A_refused_batch_with_an_error_about_the_whole_file_gives_it_to_every_task()
    {
        Fake.OnLook = static (_, batch) =>
        {
            batch.Members["status"] = "failed";
            batch.Members["errors"] = new { data = new[] { new { code = "empty_file", message = "The input file is empty." } } };
        };

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.All(outcomes, static outcome =>
            Assert.Equal(new BatchError { Code = "empty_file", Message = "The input file is empty." }, ((BatchOutcome<string>.Failed)outcome).Error));
    }

    [Fact]
    public async Task A_refused_batch_without_a_reason_says_so()
    {
        Fake.OnLook = static (_, batch) => batch.Members["status"] = "failed";

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.Contains("gave no reason", outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_twice_rows_of_nobody_and_unreadable_rows_are_reported_and_never_yielded()
    {
        Fake.OnLook = static (service, batch) => service.End(
            batch,
            "completed",
            [FakeBatch.Line("ask-1", "first"), FakeBatch.Line("ask-1", "second"), FakeBatch.Line("stranger"), "<<<<<<< HEAD", FakeBatch.Line("ask-2")],
            [FakeBatch.ErrorLine("ask-2"), FakeBatch.ErrorLine("ask-3")]);

        var outcomes = await RunAsync(_tasks);

        var summary = outcomes.AssertEachOnce(_tasks);
        Assert.Equal((2, 1, 1), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Failed], summary[BatchOutcomeKind.Missing]));
        Assert.Equal("first", outcomes.Of<BatchOutcome<string>.Succeeded>("ask-1").Value);
        Assert.Equal(
            [
                (BatchUnmatchedReason.DuplicateCustomId, "ask-1", 2L),
                (BatchUnmatchedReason.UnknownCustomId, "stranger", 3L),
                (BatchUnmatchedReason.NoCustomId, "", 4L),
                (BatchUnmatchedReason.DuplicateCustomId, "ask-2", 1L),
            ],
            Unmatched.Select(static line => (line.Reason, line.Line.CustomId, line.Line.Location!.Value.LineNumber)));
        Assert.All(Unmatched, static line => Assert.Equal("batch_1", line.BatchId));
        Assert.Equal(4, Reports.All[^1].UnmatchedLines);
    }

    [Fact]
    public async Task An_empty_result_file_is_no_error()
    {
        Fake.OnLook = static (service, batch) =>
        {
            service.Complete(batch);
            batch.Members["error_file_id"] = service.AddFile(Array.Empty<byte>());
        };

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task A_result_file_whose_id_comes_late_is_waited_for()
    {
        Fake.OnLook = static (service, batch) =>
        {
            batch.Members["status"] = "completed";
            batch.Members["request_counts"] = new { total = 4, completed = 4, failed = 0 };
            if (batch.Looks == 3)
                service.Complete(batch);
        };

        var summary = (await RunAsync(_tasks, Options with { ResultFileWait = TimeSpan.FromSeconds(4) })).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
        Assert.Equal(3, Fake.Batches[0].Looks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_result_file_is_waited_for_whatever_the_counts_tell(bool countsAreZero)
    {
        Fake.OnLook = (service, batch) =>
        {
            batch.Members["status"] = "completed";
            batch.Members["request_counts"] = countsAreZero ? new { total = 0, completed = 0, failed = 0 } : null;
            if (batch.Looks == 3)
                service.Complete(batch);
        };

        var summary = (await RunAsync(_tasks, Options with { ResultFileWait = TimeSpan.FromSeconds(4) })).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task A_promised_result_file_that_never_comes_leaves_its_tasks_missing()
    {
        Fake.OnLook = static (_, batch) =>
        {
            batch.Members["status"] = "completed";
            batch.Members["request_counts"] = new { total = 4, completed = 4, failed = 0 };
        };

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Missing]);
        Assert.True(Fake.Batches[0].Looks > 1);
    }
}
