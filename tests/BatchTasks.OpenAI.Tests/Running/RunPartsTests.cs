using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>Plans, parts, progress, and what is left on the disk.</summary>
public sealed class RunPartsTests : RunFixture
{
    [Fact]
    public async Task The_lines_and_the_batch_have_the_url_that_the_service_knows_the_endpoint_by()
    {
        var outcomes = await RunAsync(AskTask.Many(2), Options with { Provider = BatchProvider.Zhipu });

        Assert.All(outcomes, outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal("/v4/chat/completions", Fake.Batches[0].Request.GetProperty("endpoint").GetString());
        Assert.Contains("\"url\":\"/v4/chat/completions\"", Fake.LastUpload, StringComparison.Ordinal);
        Assert.DoesNotContain("/v1/", Fake.LastUpload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_the_service_lacks_is_refused_before_anything_is_sent()
    {
        var provider = BatchProvider.OpenAI with { Name = "ours", Endpoints = [BatchEndpoints.Responses] };

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => RunAsync(AskTask.Many(2), Options with { Provider = provider }));

        Assert.Equal("BT1002", error.RuleId);
        Assert.Empty(Fake.Log);
    }

    [Fact]
    public async Task Parts_are_handed_over_as_each_ends()
    {
        var tasks = AskTask.Many(5);
        Fake.OnLook = (service, batch) =>
        {
            // The last part ends first.
            if (batch.Number == 3 || (Fake.Batches.Count == 3 && Fake.Batches[2].Members["status"] is "completed"))
                service.Complete(batch);
        };

        var outcomes = await RunAsync(tasks, PartsOf(2));

        outcomes.AssertEachOnce(tasks);
        Assert.Equal("ask-5", outcomes[0].CustomId);
        Assert.Equal([2, 2, 1], Fake.Batches.Select(static batch => batch.CustomIds.Count));
    }

    [Fact]
    public async Task Each_batch_is_created_with_the_metadata_and_its_part()
    {
        await RunAsync(AskTask.Many(3), PartsOf(2) with
        {
            Metadata = new Dictionary<string, string> { ["job"] = "nightly" },
            OutputExpiresAfter = TimeSpan.FromHours(1),
            InputExpiresAfter = TimeSpan.FromHours(2),
        });

        var requests = Fake.Batches.Select(static batch => batch.Request).ToList();
        Assert.All(requests, static request =>
        {
            Assert.Equal("/v1/chat/completions", request.GetProperty("endpoint").GetString());
            Assert.Equal("24h", request.GetProperty("completion_window").GetString());
            Assert.Equal("nightly", request.GetProperty("metadata").GetProperty("job").GetString());
            Assert.Equal(3600, request.GetProperty("output_expires_after").GetProperty("seconds").GetInt32());
        });
        Assert.Equal(["1/1", "2/1"], requests.Select(static request => request.GetProperty("metadata").GetProperty("batchtasks_part").GetString()));
        Assert.Single(requests.Select(static request => request.GetProperty("metadata").GetProperty("batchtasks_run").GetString()).Distinct());
        Assert.Contains("7200", Fake.LastUpload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_tells_the_phases_the_parts_and_the_counts()
    {
        Fake.OnLook = static (service, batch) =>
        {
            batch.Members["request_counts"] = new { total = batch.CustomIds.Count, completed = Math.Min(batch.Looks, 2), failed = 0 };
            batch.Members["status"] = "in_progress";
            if (batch.Looks >= 2 && service.Batches.All(static other => other.Looks > 0))
                service.Complete(batch);
        };

        await RunAsync(AskTask.Many(4), PartsOf(2));

        Assert.Equal(
            [BatchRunPhase.Planning, BatchRunPhase.Submitting, BatchRunPhase.Polling, BatchRunPhase.Collecting, BatchRunPhase.Done],
            Reports.All.Select(static report => report.Phase).Distinct());
        Assert.All(Reports.All, report => Assert.Equal(Folder["state"], report.StateDirectory));
        Assert.Contains(Reports.All, static report => report is { Phase: BatchRunPhase.Polling, Requests: 4, Completed: 2, Outcomes: 0 });
        var last = Reports.All[^1];
        Assert.Equal((4, 4, 0, 4), (last.Requests, last.Completed, last.Failed, last.Outcomes));
        Assert.Equal([("batch_1", "completed", 2), ("batch_2", "completed", 2)], last.Parts.Select(static part => (part.BatchId!, part.Status!.Value.Text, part.Outcomes)));
        Assert.All(last.Parts, static part => Assert.True(File.Exists(part.OutputFile)));
    }

    [Fact]
    public async Task A_plan_shows_what_would_be_sent_and_sends_nothing()
    {
        var plan = await BatchPlan.CreateAsync(AskTask.Many(3), PartsOf(2) with { FileName = "reviews.jsonl" });

        Assert.Equal((3, 2), (plan.Requests, plan.Files.Parts.Count));
        Assert.Equal(plan.Files.Parts.Sum(static part => new FileInfo(part.Path).Length), plan.Bytes);
        Assert.Equal(Folder["state"], plan.StateDirectory);
        Assert.Equal(["reviews-0001.jsonl", "reviews-0002.jsonl"], plan.Files.Parts.Select(static part => Path.GetFileName(part.Path)));
        Assert.Contains("3 requests to /v1/chat/completions (gpt-4o-mini)", plan.ToString(), StringComparison.Ordinal);
        Assert.Empty(Fake.Log);

        var outcomes = await Fake.CreateClient().RunBatchAsync(plan).ToListAsync();
        outcomes.AssertEachOnce(AskTask.Many(3));
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_outcomes_are_asked_for()
    {
#pragma warning disable BT4005
        _ = Fake.CreateClient().RunBatchAsync(AskTask.Many(1), Options);
#pragma warning restore BT4005

        await Task.Yield();
        Assert.Empty(Fake.Log);
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public async Task The_state_directory_keeps_the_files_and_a_record()
    {
        await RunAsync(AskTask.Many(2));

        Assert.Equal(
            ["batch.jsonl", "batch_1_output.jsonl", "batchtasks.db"],
            Directory.GetFiles(Folder["state"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var store = BatchRunStore.OpenDirectory(Folder["state"]);
        var run = Assert.Single(await store.ListAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((BatchEndpoints.ChatCompletions, "gpt-4o-mini", typeof(AskTask).FullName, true), (run.Endpoint, run.Model, run.TaskType, run.IsDone));
    }

    [Fact]
    public async Task A_duplicate_id_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<BatchTaskException>(() => RunAsync([new AskTask("a"), new AskTask("a")]));

        Assert.Empty(Fake.Log);
    }

    [Fact]
    public async Task Options_outside_of_the_limits_are_refused_before_anything_is_written()
    {
        var tooMuch = Enumerable.Range(0, 15).ToDictionary(static i => $"{i}", static _ => "");

        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(AskTask.Many(1), Options with { Metadata = tooMuch }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(AskTask.Many(1), Options with { FileName = "../x.jsonl" }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(AskTask.Many(1), Options with { FileName = "BatchTasks.db-wal" }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(AskTask.Many(1), Options with { PollInterval = TimeSpan.Zero }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(AskTask.Many(1), Options with { PollInterval = TimeSpan.MaxValue }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(AskTask.Many(1), Options with { TransferTimeout = TimeSpan.Zero }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(AskTask.Many(1), Options with { TransferTimeout = TimeSpan.MaxValue }));
#pragma warning disable BT1007 // The same at run time.
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(AskTask.Many(1), Options with { OutputExpiresAfter = TimeSpan.FromSeconds(1) }));
#pragma warning restore BT1007
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public async Task Without_a_directory_a_new_one_is_made_and_kept()
    {
        await RunAsync(AskTask.Many(1), Options with { StateDirectory = null });

        var directory = Reports.All[^1].StateDirectory;
        Assert.StartsWith(Path.GetTempPath(), directory, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(directory, "batchtasks.db")));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Tasks_that_come_one_by_one_and_value_types_are_run()
    {
        var ask = await Fake.CreateClient().RunBatchAsync(AskTask.Many(2).ToAsyncEnumerable(), Options).ToListAsync();
        ask.AssertEachOnce(AskTask.Many(2));

        Fake.OnLook = static (service, batch) => service.End(batch, "completed", [], batch.CustomIds.Select(static id => FakeBatch.ErrorLine(id)));
        VectorTask[] vectors = [new(1, "a"), new(2, "b")];
        var outcomes = await Fake.CreateClient().RunBatchAsync<VectorTask, float[]>(vectors, Options with { StateDirectory = Folder["vectors"] }).ToListAsync();
        outcomes.AssertEachOnce(["vector-1", "vector-2"]);
        outcomes = await Fake.CreateClient().RunBatchAsync<VectorTask, float[]>(vectors.ToAsyncEnumerable(), Options with { StateDirectory = Folder["vectors one by one"] }).ToListAsync();
        outcomes.AssertEachOnce(["vector-1", "vector-2"]);
        Assert.Equal("/v1/embeddings", Fake.Batches[^1].Request.GetProperty("endpoint").GetString());
    }
}
