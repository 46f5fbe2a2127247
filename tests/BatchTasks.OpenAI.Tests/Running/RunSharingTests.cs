using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;
using OpenAI;

namespace BatchTasks.ClientTests.Running;

/// <summary>What one process asks for while another is at work on the run, or has been.</summary>
public sealed class RunSharingTests : RunFixture
{
    private static readonly BatchRetryPolicy s_failed = new() { Kinds = [BatchOutcomeKind.Failed] };

    private readonly List<AskTask> _tasks = AskTask.Many(4);

    private OpenAIClient Client => Fake.CreateClient();

    [Fact]
    public async Task Tasks_that_two_processes_send_again_are_sent_once()
    {
        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [FakeBatch.Line("ask-1")], batch.CustomIds.Where(static id => id != "ask-1").Select(static id => FakeBatch.ErrorLine(id)));
        (await RunAsync(_tasks)).AssertEachOnce(_tasks);
        Fake.OnLook = static (service, batch) => service.Complete(batch);
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();

        var sent = await Task.WhenAll(Task.Run(() => one.RetryAsync(s_failed)), Task.Run(() => other.RetryAsync(s_failed)));
        await one.RunToEndAsync();

        Assert.Equal(3, sent.Sum());
        Assert.Equal(2, Fake.Batches.Count);
        (await RunAsync(_tasks)).AssertEachOnce(_tasks);
    }

    [Fact]
    public async Task A_handle_made_after_a_retry_sends_nothing_again()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Number == 1)
                service.End(batch, "expired", [FakeBatch.Line("ask-1")], batch.CustomIds.Skip(1).Select(static id => FakeBatch.UnexecutedLine(id, "batch_expired")));
        };
        string json;
        await using (var here = await StartAsync(Options))
        {
            await here.SubmitAsync();
            while (Fake.Batches.Count < 2)
                await here.StepAsync();

            json = (await here.GetHandleAsync()).ToJson();
        }

        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Number > 1)
                service.Complete(batch);
        };
        foreach (var order in new[] { BatchOutcomeOrder.AsCompleted, BatchOutcomeOrder.Input })
        {
            var there = Options with { StateDirectory = Folder[$"there-{order}"], Order = order };
            (await Client.CollectBatchAsync<AskTask, string>(BatchRunHandle.Parse(json), there).ToListAsync()).AssertEachOnce(_tasks);
        }

        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task Reading_takes_no_outcome_from_a_handler_and_noting_does()
    {
        await using var run = await StartAsync(Options with { FileCleanUp = BatchFileCleanUp.AfterCollecting });
        await run.RunToEndAsync();

        (await run.ReadOutcomesAsync<AskTask, string>().ToListAsync()).AssertEachOnce(_tasks);
        Assert.DoesNotContain(Fake.Log, static call => call.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.Equal(4, await CountHandedOverAsync(run, fail: true));

        await run.NoteHandedOverAsync();
        Assert.Equal(0, await CountHandedOverAsync(run));
        Assert.Equal(2, Fake.Log.Count(static call => call.StartsWith("DELETE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Outcomes_that_have_changed_since_they_were_read_are_handed_over()
    {
        Fake.Intercept = static (call, times) => call == "POST /v1/batches" && times == 2 ? FakeService.Error(HttpStatusCode.BadRequest, "bad_metadata") : null;
        await using var one = await StartAsync(PartsOf(2));
        await one.RunToEndAsync();
        Assert.Equal(2, (await one.ReadOutcomesAsync<AskTask, string>().ToListAsync()).AssertEachOnce(_tasks)[BatchOutcomeKind.Failed]);

        await using var other = await OpenAsync();
        Assert.Equal(4, (await other.RunToEndAsync()).Summary![BatchOutcomeKind.Succeeded]);
        await one.NoteHandedOverAsync();

        Assert.Equal(2, await CountHandedOverAsync(other));
    }

    [Fact]
    public async Task A_part_that_is_being_uploaded_when_the_run_is_called_off_is_not_submitted()
    {
        await using var one = await StartAsync(Options);
        await using var other = await OpenAsync();
        Task<BatchCancellation>? calledOff = null;
        await using var store = BatchRunStore.OpenDirectory(Options.StateDirectory!);
        Fake.Intercept = (call, _) =>
        {
            if (call == "POST /v1/files")
            {
                calledOff = Task.Run(() => other.CancelAsync());
                SpinWait.SpinUntil(() => store.ListRunsAsync(unfinishedOnly: true, CancellationToken.None).GetAwaiter().GetResult()[0].IsCalledOff, TimeSpan.FromSeconds(20));
            }

            return null;
        };

        var progress = await one.RunToEndAsync();

        Assert.Equal(4, progress.Summary![BatchOutcomeKind.Cancelled]);
        Assert.Null((await calledOff!).Problem);
        Assert.Empty(Fake.Batches);
    }

    [Fact]
    public async Task Of_a_run_that_is_called_off_nothing_is_sent_again()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.IsCancelled)
                service.End(batch, "cancelled", [FakeBatch.Line("ask-1")], [FakeBatch.ErrorLine("ask-2", 429, "rate_limit_exceeded"), FakeBatch.ErrorLine("ask-3", 500, "server_error"), FakeBatch.UnexecutedLine("ask-4", "batch_cancelled")]);
            else
                batch.Members["status"] = "in_progress";
        };
        await using var run = await StartAsync(Options);
        await run.SubmitAsync();

        Assert.Null((await run.CancelAsync()).Problem);
        var summary = (await run.RunToEndAsync()).Summary!;

        Assert.Equal((1, 2, 1), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Failed], summary[BatchOutcomeKind.Cancelled]));
        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task A_call_that_is_stopped_leaves_no_part_behind()
    {
        await using var run = await StartAsync(PartsOf(1));
        for (var i = 0; i < 10; i++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(i));
            await Record.ExceptionAsync(() => run.CancelAsync(stop.Token));
        }

        await using var other = await OpenAsync();
        await other.CancelAsync();
        Assert.Equal(4, (await other.RunToEndAsync()).Summary![BatchOutcomeKind.Cancelled]);
        Assert.Equal(4, await other.RetryAsync(new BatchRetryPolicy { Kinds = [BatchOutcomeKind.Cancelled] }));
        Assert.Equal(4, (await other.RunToEndAsync()).Summary![BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task A_batch_that_the_service_does_not_show_any_more_keeps_no_other_part_back()
    {
        Fake.Intercept = static (call, _) => call == "GET /v1/batches/batch_1" ? FakeService.Error(HttpStatusCode.NotFound, "batch_not_found") : null;
        for (var call = 0; call < 2; call++)
        {
            var outcomes = new List<BatchOutcome<string>>();
            var error = await Assert.ThrowsAsync<BatchServiceException>(async () =>
            {
                await foreach (var outcome in Client.RunBatchAsync(_tasks, PartsOf(1)))
                    outcomes.Add(outcome);
            });
            Assert.Equal(404, error.StatusCode);
            Assert.Equal(["ask-2", "ask-3", "ask-4"], outcomes.Select(static outcome => outcome.CustomId).Order(StringComparer.Ordinal));
        }

        Fake.Intercept = null;
        (await RunAsync(_tasks, PartsOf(1))).AssertEachOnce(_tasks);
        Assert.Equal(4, Fake.Batches.Count);
    }

    [Fact]
    public async Task What_waits_for_the_room_of_such_a_batch_does_not_wait_for_ever()
    {
        Fake.Intercept = static (call, _) => call == "GET /v1/batches/batch_2" ? FakeService.Error(HttpStatusCode.NotFound, "batch_not_found") : null;

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => RunAsync(_tasks, PartsOf(1) with { MaxBatchesInFlight = 1 }));

        Assert.Equal(404, error.StatusCode);
        Assert.Equal(2, Fake.Batches.Count);
        Fake.Intercept = null;
        (await RunAsync(_tasks, PartsOf(1) with { MaxBatchesInFlight = 1 })).AssertEachOnce(_tasks);
    }

    [Theory]
    [InlineData("token_limit_exceeded")]
    [InlineData("bad_metadata")]
    public async Task An_input_file_that_is_gone_when_its_turn_comes_is_uploaded_again(string refusal)
    {
        Fake.Intercept = (call, times) =>
        {
            if (call != "POST /v1/batches" || times != 2)
                return null;

            Fake.RemoveFile("file-2");
            return FakeService.Error(HttpStatusCode.BadRequest, refusal);
        };

        await RunAsync(_tasks, PartsOf(2));
        (await RunAsync(_tasks, PartsOf(2))).AssertEachOnce(_tasks);

        Assert.Equal(3, Fake.Log.Count(static call => call == "POST /v1/files"));
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task The_state_of_a_run_that_is_gone_is_told()
    {
        await using var run = await StartAsync(Options);
        Directory.Delete(Options.StateDirectory!, recursive: true);

        await Assert.ThrowsAnyAsync<IOException>(() => run.RunToEndAsync());
        Assert.Empty(Fake.Batches);
    }

    private Task<BatchRun> StartAsync(BatchRunOptions options) => StartAsync(_tasks, options);

    private Task<BatchRun> OpenAsync() => BatchRun.OpenAsync(Client, Options);

    /// <summary>How many outcomes a handler gets.</summary>
    private static async Task<int> CountHandedOverAsync(BatchRun run, bool fail = false)
    {
        var count = 0;
        try
        {
            await run.HandOverAsync<AskTask, string>(
                (_, _) =>
                {
                    count++;
                    return default;
                },
                _ => fail ? throw new OperationCanceledException() : default);
        }
        catch (OperationCanceledException) when (fail)
        {
        }

        return count;
    }
}
