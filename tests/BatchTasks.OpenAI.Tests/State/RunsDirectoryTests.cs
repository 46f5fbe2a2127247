using BatchTasks.ClientTests.Fakes;

namespace BatchTasks.ClientTests.State;

/// <summary>A folder of runs, on one machine.</summary>
public sealed class RunsDirectory : ITestDatabase
{
    private string _directory = "";

    public string RunName => "nightly";

    public Task CreateAsync(TestFolder folder)
    {
        _directory = folder["runs"];
        return Task.CompletedTask;
    }

    public BatchRunStore Open(string? machine, TimeProvider time) => BatchRunStore.OpenRunsDirectory(_directory, time);

    public Task ExecuteAsync(string sql) => StateDirectory.ExecuteAsync(Path.Combine(_directory, "batchtasks-runs.db"), sql);
}

public sealed class RunsDirectoryTests : RunStoreTestBase<RunsDirectory>
{
    [Fact]
    public async Task Each_run_has_a_folder_for_its_files()
    {
        var first = await AddRunAsync(name: "first");
        var second = await AddRunAsync(name: "second");

        Assert.Equal(Folder["runs"], Path.GetDirectoryName(Store.DirectoryOf(first)));
        Assert.NotEqual(Store.DirectoryOf(first), Store.DirectoryOf(second));
        var path = WriteFile(second, "out.jsonl", "{}\n");
        await Store.PutFileAsync(second, "out.jsonl", Cancellation);
        Assert.Equal(path, await Open().GetFileAsync(second, "out.jsonl", Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.GetFileAsync(first, "out.jsonl", Cancellation));
    }

    [Fact]
    public async Task Runs_are_found_by_their_names()
    {
        var first = await AddRunAsync(name: "first");
        var second = await AddRunAsync(name: "second");

        Assert.Equal(first, await Store.FindRunAsync("first", Cancellation));
        Assert.Equal(["first", "second"], (await Store.ListAsync(cancellationToken: Cancellation)).Select(static run => run.Name).Order());
        Assert.Equal(second, await Open().FindRunByKeyAsync(second.Key, Cancellation));
    }

    [Fact]
    public async Task A_folder_of_runs_is_no_state_directory()
    {
        await AddRunAsync();
        await using var single = BatchRunStore.OpenDirectory(Folder["runs"], Time);

        Assert.Empty(await single.ListAsync(cancellationToken: Cancellation));
    }
}
