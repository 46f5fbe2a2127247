using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

/// <summary>From the submission of a file to its results.</summary>
public sealed class CollectTests : RunTests
{
    [Fact]
    public async Task A_run_of_several_parts_gives_each_task_once()
    {
        await EmulateAsync();
        var file = WriteChats("batch.jsonl", 25);
        var submitted = await SubmitAsync(file, "--max-requests", "10");
        Assert.StartsWith("25 requests in 3 batches at the service. The run is kept in batch.batch.\n", submitted.EndedWith(0).Output, StringComparison.Ordinal);

        var result = await Tool.RunAsync("collect", file);
        foreach (var part in new[] { "succeeded  25\n", "it balances\n", "batch.batch/output.jsonl\nbatch.batch/errors.jsonl\nbatch.batch/outcomes.jsonl\n" })
            Assert.Contains(part, result.EndedWith(0).Output);

        var ids = Enumerable.Range(1, 25).Select(static i => $"task-{i}").Order().ToList();
        Assert.Equal(ids, Ids("output.jsonl").Order());
        Assert.Empty(Ids("errors.jsonl"));
        Assert.Equal(ids, Outcomes().Keys.Order());
        Assert.All(Outcomes().Values, static outcome => Assert.Equal("succeeded", outcome));

        // As the service sent them, byte for byte.
        var downloaded = Directory.GetFiles(Path.Combine(Folder, "batch.batch"), "*_output.jsonl").SelectMany(File.ReadLines).Order();
        Assert.Equal(downloaded, File.ReadLines(Path.Combine(Folder, "batch.batch", "output.jsonl")).Order());
    }

    [Fact]
    public async Task What_did_not_succeed_is_in_the_outcomes_with_its_reason_and_ends_with_1()
    {
        await EmulateAsync(new()
        {
            Handler = Answer(static request => request.LastUserText switch
            {
                "refuse" => EmulatedResponse.Refusal(request, "No."),
                "fail" => EmulatedResponse.Error(400, "bad_thing", "That is bad."),
                _ => null,
            }),
        });
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("b", "refuse"), Requests.Chat("c", "fail"));
        await SubmitAsync(file);
        var result = await Tool.RunAsync("collect", file, "--output", "results", "--json");
        var document = result.EndedWith(1).Json;
        Assert.True(document.GetProperty("is_done").GetBoolean());
        var summary = document.GetProperty("summary");
        Assert.True(summary.GetProperty("balances").GetBoolean());
        Assert.Equal(
            (3, 1, 1, 1, 0),
            (summary.GetProperty("tasks").GetInt32(), Count("succeeded"), Count("refused"), Count("failed"), Count("missing")));
        Assert.Equal("results/outcomes.jsonl", document.GetProperty("files").GetProperty("outcomes").GetString());
        Assert.Equal(["a", "b"], Ids("output.jsonl", "results").Order());
        Assert.Equal(["c"], Ids("errors.jsonl", "results"));
        Assert.Equal(
            "The service answered with HTTP 400 bad_thing: That is bad.",
            Lines("results", "outcomes.jsonl").Single(static line => line.GetProperty("custom_id").GetString() == "c").GetProperty("reason").GetString());

        int Count(string outcome) => summary.GetProperty("outcomes").GetProperty(outcome).GetInt32();
    }

    [Fact]
    public async Task Of_a_task_that_was_sent_again_the_last_line_counts()
    {
        var calls = 0;
        await EmulateAsync(new() { Handler = Answer(request => request.CustomId == "a" && Interlocked.Increment(ref calls) == 1 ? EmulatedResponse.Error(500, "server_error", "Oops.") : null) });
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("b"));
        await SubmitAsync(file);
        var result = await Tool.RunAsync("collect", file);
        Assert.Contains("succeeded  2\n", result.EndedWith(0).Output);
        Assert.Contains("1 task sent again\n", result.Output);
        Assert.Contains("part 2 (again of 1)", result.Error);
        Assert.Equal(["a", "b"], Ids("output.jsonl").Order());
        Assert.Empty(Ids("errors.jsonl"));
        Assert.Equal(2, Lines("batch.batch", "outcomes.jsonl").Single(static line => line.GetProperty("custom_id").GetString() == "a").GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task What_waits_for_room_is_submitted_as_others_end()
    {
        await EmulateAsync();
        var file = WriteChats("batch.jsonl", 6);
        var submitted = await SubmitAsync(file, "--max-requests", "2", "--max-batches", "1");
        Assert.Contains("in 1 batch at the service. 2 parts wait for room.", submitted.EndedWith(0).Output);
        Assert.Equal(1, await CountBatchesAsync());
        (await Tool.RunAsync("collect", file)).EndedWith(0);
        Assert.Equal(3, await CountBatchesAsync());
        Assert.Equal(6, Outcomes().Count);
    }

    [Fact]
    public async Task Without_waiting_there_is_what_has_ended()
    {
        await EmulateAsync(new() { StepDelay = TimeSpan.FromMinutes(1) });
        var file = WriteChats("batch.jsonl", 2);
        await SubmitAsync(file);
        var result = await Tool.RunAsync("collect", file, "--no-wait");
        Assert.Contains("open   2\n", result.EndedWith(1).Output);
        Assert.Contains("not each task has its outcome yet", result.Output);
        Assert.Empty(Outcomes());
    }

    [Fact]
    public async Task A_batch_that_something_else_created_is_collected_by_its_id()
    {
        await EmulateAsync(new() { Handler = Answer(static request => request.CustomId == "task-2" ? EmulatedResponse.Error(400, "bad_thing", "That is bad.") : null) });
        var input = await Service.UploadAsync(Path.Combine(Folder, WriteChats("foreign.jsonl", 3)));
        var batch = await Service.CreateAsync(new() { InputFileId = input, Endpoint = BatchEndpoints.ChatCompletions });
        File.Delete(Path.Combine(Folder, "foreign.jsonl"));

        var result = await Tool.RunAsync("collect", batch.Id, "--state", "taken");
        Assert.Contains("tasks      3\n", result.EndedWith(1).Output);
        Assert.Equal(new() { ["task-1"] = "succeeded", ["task-2"] = "failed", ["task-3"] = "succeeded" }, Outcomes("taken"));

        // Again, from what is here now.
        (await Tool.RunAsync("collect", batch.Id, "--state", "taken")).EndedWith(1);
    }

    [Fact]
    public async Task Where_there_is_no_run_it_is_said()
    {
        await EmulateAsync();
        Assert.Contains("There is no run of 'batch.jsonl'", (await Tool.RunAsync("collect", WriteChats("batch.jsonl", 1))).EndedWith(2).ErrorLine);
        Directory.CreateDirectory(Path.Combine(Folder, "empty"));
        Assert.Contains("There is no run in", (await Tool.RunAsync("collect", "--state", "empty")).EndedWith(2).ErrorLine);
        Assert.Contains("Say which run", (await Tool.RunAsync("collect")).EndedWith(2).ErrorLine);
    }
}
