using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;
using OpenAI;

namespace BatchTasks.ClientTests.Running;

/// <summary>Runs as schedulers, webhooks and tools see them.</summary>
public sealed class BatchRunTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(4);

    private OpenAIClient Client => Fake.CreateClient();

    [Fact]
    public async Task A_run_is_submitted_here_and_collected_there_by_its_handle()
    {
        var handle = await Client.SubmitBatchAsync(_tasks, PartsOf(2));

        Assert.True(handle.IsComplete);
        Assert.Equal(["batch_1", "batch_2"], handle.Batches.Select(static batch => batch.BatchId));
        Assert.DoesNotContain(Fake.Log, static call => call.StartsWith("GET /v1/files", StringComparison.Ordinal));

        var carried = BatchRunHandle.Parse(handle.ToJson());
        Assert.Equal(handle.Batches, carried.Batches);
        (await Client.CollectBatchAsync<AskTask, string>(carried, Options with { StateDirectory = null }).ToListAsync()).AssertEachOnce(_tasks);
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task A_machine_without_the_state_takes_the_run_over_from_the_service()
    {
        var handle = BatchRunHandle.Parse((await Client.SubmitBatchAsync(_tasks, PartsOf(2))).ToJson());

        var there = Options with { StateDirectory = Folder["there"] };
        (await Client.CollectBatchAsync<AskTask, string>(handle, there).ToListAsync()).AssertEachOnce(_tasks);

        Assert.Equal(2, Fake.Batches.Count);
        Assert.True(File.Exists(Path.Combine(Folder["there"], "batch-0002.jsonl")));
    }

    [Fact]
    public async Task Batches_that_something_else_has_created_are_collected()
    {
        await RunAsync(_tasks, PartsOf(2));
        var service = new BatchService(Client);
        var handle = BatchRunHandle.Of([await service.GetAsync("batch_1") with { Endpoint = BatchEndpoints.ChatCompletions }]);

        await using var run = await BatchRun.OpenAsync(Client, handle, Options with { StateDirectory = Folder["foreign"] });
        var progress = await run.RunToEndAsync();

        Assert.Equal((2, 2), (progress.Summary!.Tasks, progress.Summary[BatchOutcomeKind.Succeeded]));
        var outcomes = await run.ReadOutcomesAsync().ToListAsync();
        Assert.Equal(["ask-1", "ask-2"], outcomes.Select(static outcome => outcome.CustomId));
        Assert.Contains("\"content\":\"fine\"", ((BatchOutcome<BatchRawBody>.Succeeded)outcomes[0]).Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("""{"version":1,"endpoint":"/v1/embeddings"}""")]
    [InlineData("""{"version":2,"run_key":"k","endpoint":"/v1/embeddings"}""")]
    public void What_is_no_handle_is_told(string json) => Assert.Throws<FormatException>(() => BatchRunHandle.Parse(json));

    [Fact]
    public async Task A_file_of_any_origin_is_run_step_by_step()
    {
        var input = Folder["any.jsonl"];
        await BatchFile.WriteAsync(input, _tasks);
        await using var run = await BatchRun.StartAsync(Client, input, PartsOf(3));

        var before = await run.ReadProgressAsync();
        Assert.Equal((BatchRunPhase.Submitting, 4, 2), (before.Phase, before.Requests, before.Parts.Count));
        Assert.Empty(Fake.Log);

        var steps = 0;
        for (var progress = before; !progress.IsDone; steps++)
        {
            progress = await run.StepAsync();
            Assert.Equal(progress.IsDone, progress.NextStep is null);
            Assert.True(steps < 1000);
        }

        Assert.Equal((BatchEndpoints.ChatCompletions, "gpt-4o-mini", null), (run.Endpoint, run.Model, run.TaskType));
        Assert.Equal(4, (await run.ReadOutcomesAsync<AskTask, string>().ToListAsync()).AssertEachOnce(_tasks)[BatchOutcomeKind.Succeeded]);
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task Outcomes_are_handed_over_once_over_all_processes()
    {
        await using var one = await StartAsync();
        await using var other = await BatchRun.OpenAsync(Client, Options);
        await one.RunToEndAsync();

        var seen = new List<string>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => one.HandOverAsync<AskTask, string>((_, _) => throw new InvalidOperationException("The handler fails.")));
        var counts = await Task.WhenAll(HandOverAsync(one), HandOverAsync(other));

        Assert.Equal(4, counts.Sum());
        Assert.Equal(_tasks.Select(static task => task.Id), seen.Order(StringComparer.Ordinal));
        Assert.Equal(0, await HandOverAsync(other));

        Task<long> HandOverAsync(BatchRun run) => run.HandOverAsync<AskTask, string>((outcome, _) =>
        {
            lock (seen)
                seen.Add(outcome.CustomId);

            return default;
        });
    }

    [Fact]
    public async Task A_run_that_is_called_off_cancels_what_runs_and_submits_no_more()
    {
        Fake.OnLook = static (_, batch) => batch.Members["status"] = batch.IsCancelled ? "cancelled" : "in_progress";
        await using var run = await StartAsync(PartsOf(1) with { MaxBatchesInFlight = 2 });
        await run.SubmitAsync();

        var cancellation = await run.CancelAsync();
        Assert.Null(cancellation.Problem);
        var progress = await run.RunToEndAsync();

        Assert.Equal(4, progress.Summary![BatchOutcomeKind.Cancelled]);
        Assert.True(progress.Summary.Balances);
        Assert.Equal(2, Fake.Batches.Count);
        Assert.Equal(4, await run.RetryAsync(new BatchRetryPolicy { Kinds = [BatchOutcomeKind.Cancelled] }));
        Fake.OnLook = static (service, batch) => service.Complete(batch);
        Assert.Equal(4, (await run.RunToEndAsync()).Summary![BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task Files_at_the_service_are_deleted_when_their_outcomes_were_handed_over_and_that_was_asked_for()
    {
        (await RunAsync(_tasks, PartsOf(2) with { FileCleanUp = BatchFileCleanUp.AfterCollecting })).AssertEachOnce(_tasks);

        Assert.Equal(4, Fake.Log.Count(static call => call.StartsWith("DELETE /v1/files/", StringComparison.Ordinal)));
        (await RunAsync(_tasks, PartsOf(2))).AssertEachOnce(_tasks);
    }

    [Fact]
    public async Task There_is_no_run_to_open_where_none_was_begun()
    {
        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => BatchRun.OpenAsync(Client, Options));

        Assert.Contains(Folder["state"], error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public async Task A_name_without_a_store_and_a_store_without_a_name_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(_tasks, Options with { RunName = "nightly" }));
        await using var store = BatchRunStore.OpenDirectory(Folder["store"]);
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(_tasks, Options with { StateDirectory = null, Store = store }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(_tasks, Options with { Store = store, RunName = "nightly" }));
    }

    private Task<BatchRun> StartAsync(BatchRunOptions? options = null) => StartAsync(_tasks, options ?? PartsOf(2));
}
