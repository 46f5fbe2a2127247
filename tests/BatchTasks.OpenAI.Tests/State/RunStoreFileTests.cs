namespace BatchTasks.ClientTests.State;

/// <summary>The files of a store that has them in its database, with a working directory for each machine.</summary>
public abstract class RunStoreFileTests<TDatabase> : RunStoreTestBase<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task Input_files_come_with_the_run_to_another_machine()
    {
        var run = await AddRunAsync(parts: 2);
        var elsewhere = OpenOn(Folder["elsewhere"]);

        var path = await elsewhere.GetFileAsync(run, "batch-2.jsonl", Cancellation);

        Assert.Equal(Path.Combine(Folder["elsewhere"], run.Key, "batch-2.jsonl"), path);
        Assert.Equal("input 2\n", await File.ReadAllTextAsync(path, Cancellation));
        Assert.Equal([path], Directory.GetFiles(elsewhere.DirectoryOf(run)));
    }

    [Fact]
    public async Task Input_files_come_with_the_parts_that_are_added_later()
    {
        var run = await AddRunAsync();
        WriteFile(run, "batch-2.jsonl", "again\n");
        await Store.SaveAsync(await LeaseAsync(run), [Part(run, 2)], Cancellation);
        var elsewhere = OpenOn(Folder["elsewhere"]);

        Assert.Equal("again\n", await File.ReadAllTextAsync(await elsewhere.GetFileAsync(run, "batch-2.jsonl", Cancellation), Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData((8 * 1024 * 1024) + 1)]
    public async Task A_file_of_any_length_is_restored(int length)
    {
        var run = await AddRunAsync();
        var content = new byte[length];
        new Random(length).NextBytes(content);
        await File.WriteAllBytesAsync(WriteFile(run, "out.jsonl", ""), content, Cancellation);
        await Store.PutFileAsync(run, "out.jsonl", Cancellation);
        var elsewhere = OpenOn(Folder["elsewhere"]);

        var path = await elsewhere.GetFileAsync(run, "out.jsonl", Cancellation);

        Assert.Equal(content, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Fact]
    public async Task A_copy_that_is_good_is_not_fetched_again()
    {
        var run = await AddRunAsync();
        var path = await Store.GetFileAsync(run, "batch-1.jsonl", Cancellation);
        var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, written);

        Assert.Equal(path, await Store.GetFileAsync(run, "batch-1.jsonl", Cancellation));

        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
    }

    [Theory]
    [InlineData("inp")]
    [InlineData("inquT 1\n")]
    public async Task A_copy_that_is_not_what_was_stored_is_fetched_again(string content)
    {
        var run = await AddRunAsync();
        var path = WriteFile(run, "batch-1.jsonl", content);

        await Store.GetFileAsync(run, "batch-1.jsonl", Cancellation);

        Assert.Equal("input 1\n", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_put_again_takes_the_place_of_the_first()
    {
        var run = await AddRunAsync();
        WriteFile(run, "out.jsonl", "a long first content\n");
        await Store.PutFileAsync(run, "out.jsonl", Cancellation);
        WriteFile(run, "out.jsonl", "second\n");
        await Store.PutFileAsync(run, "out.jsonl", Cancellation);
        var elsewhere = OpenOn(Folder["elsewhere"]);

        Assert.Equal("second\n", await File.ReadAllTextAsync(await elsewhere.GetFileAsync(run, "out.jsonl", Cancellation), Cancellation));
    }

    [Fact]
    public async Task A_file_that_many_put_at_once_is_whole()
    {
        var run = await AddRunAsync();
        WriteFile(run, "out.jsonl", "content\n");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await Task.Yield();
            await Open().PutFileAsync(run, "out.jsonl", Cancellation);
        }));

        var elsewhere = OpenOn(Folder["elsewhere"]);
        Assert.Equal("content\n", await File.ReadAllTextAsync(await elsewhere.GetFileAsync(run, "out.jsonl", Cancellation), Cancellation));
    }

    [Fact]
    public async Task What_the_store_does_not_have_is_told()
    {
        var run = await AddRunAsync();

        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => Store.GetFileAsync(run, "out.jsonl", Cancellation));

        Assert.Contains("The run 'nightly' has no file 'out.jsonl'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.PutFileAsync(run, "out.jsonl", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetFileAsync(run, "../out.jsonl", Cancellation));
    }

    [Fact]
    public async Task A_content_that_is_damaged_in_the_database_is_told_and_not_handed_out()
    {
        var run = await AddRunAsync();
        await Database.ExecuteAsync("UPDATE batchtasks_files SET sha256 = 'AB'");
        var elsewhere = OpenOn(Folder["elsewhere"]);

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => elsewhere.GetFileAsync(run, "batch-1.jsonl", Cancellation));

        Assert.Contains("'batch-1.jsonl' of the run 'nightly' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(elsewhere.DirectoryOf(run)));
    }

    [Fact]
    public async Task Without_a_working_directory_the_copies_go_with_the_store()
    {
        var run = await AddRunAsync();
        string path;
        await using (var elsewhere = OpenOn(null))
        {
            path = await elsewhere.GetFileAsync(run, "batch-1.jsonl", Cancellation);
            Assert.True(File.Exists(path));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(path))));
    }

    [Fact]
    public async Task Runs_of_many_names_share_a_store()
    {
        var first = await AddRunAsync(name: "first");
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await AddRunAsync(name: "second");

        Assert.Equal([first, second], await Store.ListRunsAsync(unfinishedOnly: false, Cancellation));
        Assert.Equal(second, await Store.FindRunAsync("second", Cancellation));
        Assert.Single(await Store.ReadPartsAsync(second.Key, Cancellation));
        Assert.NotEqual(Store.DirectoryOf(first), Store.DirectoryOf(second));
    }

    [Fact]
    public async Task The_queue_is_that_of_the_model_over_all_runs()
    {
        var mini = await AddRunAsync(name: "mini");
        var miniToo = await AddRunAsync(name: "mini too");
        var large = await AddRunAsync(name: "large", model: "gpt-4o");
        var unnamed = await AddRunAsync(name: "unnamed", model: null);

        Assert.NotNull(await Store.TryAdmitAsync(await LeaseAsync(mini), mini.Model, null, 1, Cancellation));
        Assert.Null(await Store.TryAdmitAsync(await LeaseAsync(miniToo), miniToo.Model, null, 1, Cancellation));
        Assert.NotNull(await Store.TryAdmitAsync(await LeaseAsync(large), large.Model, null, 1, Cancellation));
        Assert.NotNull(await Store.TryAdmitAsync(await LeaseAsync(unnamed), unnamed.Model, null, 1, Cancellation));
    }
}
