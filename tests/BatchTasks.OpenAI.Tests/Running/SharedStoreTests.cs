using BatchTasks.ClientTests.Fakes;
using OpenAI;

namespace BatchTasks.ClientTests.Running;

/// <summary>Runs in a store that has the files in its database, with a working directory for each machine.</summary>
public sealed class SharedStoreTests : RunFixture
{
    private OpenAIClient Client => Fake.CreateClient();

    [Fact]
    public async Task A_machine_that_has_none_of_the_files_takes_the_run_to_its_end()
    {
        var tasks = AskTask.Many(4);
        await using (var planner = Open("planner"))
        {
            await BatchPlan.CreateAsync(tasks, In(planner));
            await using var submitted = await BatchRun.OpenAsync(Client, In(planner));
            await submitted.SubmitAsync();
        }

        // What it needs first is a place for the result files.
        await using var worker = Open("worker");
        await using var run = await BatchRun.OpenAsync(Client, In(worker));
        var progress = await run.RunToEndAsync();

        Assert.Equal((4, 4), (progress.Summary!.Tasks, progress.Summary[BatchOutcomeKind.Succeeded]));
        (await run.ReadOutcomesAsync<AskTask, string>().ToListAsync()).AssertEachOnce(tasks);
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task Result_files_that_one_machine_has_downloaded_are_read_by_another()
    {
        var tasks = AskTask.Many(4);
        await using (var worker = Open("worker"))
        {
            await BatchPlan.CreateAsync(tasks, In(worker));
            await using var run = await BatchRun.OpenAsync(Client, In(worker));
            await run.RunToEndAsync();
        }

        Directory.Delete(Folder["worker"], recursive: true);
        var calls = Fake.Log.Count;
        await using var reader = Open("reader");
        await using var there = await BatchRun.OpenAsync(Client, In(reader));

        (await there.ReadOutcomesAsync<AskTask, string>().ToListAsync()).AssertEachOnce(tasks);
        Assert.Equal(calls, Fake.Log.Count);
    }

    private BatchRunStore Open(string machine)
    {
        var path = Folder["shared.db"];
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);

        return BatchRunStore.OpenDatabase(new SqliteDataSource(path), BatchDatabaseKind.Sqlite, Folder[machine], ownsDataSource: true);
    }

    private BatchRunOptions In(BatchRunStore store) => PartsOf(2) with { StateDirectory = null, Store = store, RunName = "nightly" };
}
