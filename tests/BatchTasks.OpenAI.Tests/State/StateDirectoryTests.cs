using Microsoft.Data.Sqlite;

namespace BatchTasks.ClientTests.State;

/// <summary>The state directory: a file, its folder, and what can be wrong with them.</summary>
public sealed class StateDirectoryTests : RunStoreTestBase<StateDirectory>
{
    private string DatabaseFile => Path.Combine(Folder["state"], "batchtasks.db");

    [Fact]
    public async Task Reading_creates_nothing()
    {
        Assert.Empty(await Store.ListAsync(cancellationToken: Cancellation));
        Assert.False(Directory.Exists(Folder["state"]));

        Directory.CreateDirectory(Folder["state"]);
        Assert.Null(await Store.FindRunAsync("", Cancellation));
        Assert.Empty(Directory.GetFileSystemEntries(Folder["state"]));
    }

    [Fact]
    public async Task The_first_run_creates_the_folder_and_the_database()
    {
        Assert.True(await Store.TryAddRunAsync(Run(), [], Cancellation));

        Assert.True(File.Exists(DatabaseFile));
    }

    [Fact]
    public async Task A_commit_is_written_through_to_the_disk()
    {
        await AddRunAsync();
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync(Cancellation);
        Scalar(connection, "PRAGMA synchronous = OFF");

        await new SqlSession(connection, null, Cancellation).QueryAsync(SqlDialect.Of(BatchDatabaseKind.Sqlite).Opening!, static _ => 0);

        Assert.Equal("wal", Scalar(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, Scalar(connection, "PRAGMA synchronous"));
        Assert.Equal(1L, Scalar(connection, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task The_folder_can_be_deleted_and_used_again_once_the_store_is_closed()
    {
        await AddRunAsync();
        await Store.DisposeAsync();
        Directory.Delete(Folder["state"], recursive: true);

        var again = Open();
        Assert.Empty(await again.ListAsync(cancellationToken: Cancellation));
        Assert.True(await again.TryAddRunAsync(Run(), [], Cancellation));
        Assert.Single(await Open().ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_run_whose_database_was_deleted_meanwhile_is_not_carried_on()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Directory.Delete(Folder["state"], recursive: true);

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => Store.SaveAsync(part, Cancellation));

        Assert.Contains(DatabaseFile, error.Message, StringComparison.Ordinal);
        Assert.Contains("is gone", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Store.ListAsync(cancellationToken: Cancellation));
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public async Task A_new_run_in_a_folder_that_was_deleted_meanwhile_is_on_the_disk()
    {
        await AddRunAsync();
        Directory.Delete(Folder["state"], recursive: true);

        Assert.True(await Store.TryAddRunAsync(Run(), [], Cancellation));

        Assert.True(File.Exists(DatabaseFile));
        Assert.Single(await Open().ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task The_run_of_a_folder_has_no_name()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Store.TryAddRunAsync(Run("nightly"), [], Cancellation));

        Assert.Contains("'nightly'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(Folder["state"]);
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 5000), Cancellation);

        foreach (var use in (Func<Task>[])[() => Store.ListAsync(cancellationToken: Cancellation), () => Store.TryAddRunAsync(Run(), [], Cancellation)])
        {
            var error = await Assert.ThrowsAsync<BatchStoreException>(use);
            Assert.Contains(DatabaseFile, error.Message, StringComparison.Ordinal);
            Assert.Contains("It is no SQLite database.", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(DatabaseFile, Cancellation));
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused()
    {
        Directory.CreateDirectory(Folder["state"]);
        await Database.ExecuteAsync("CREATE TABLE customers (name TEXT)");

        foreach (var use in (Func<Task>[])[() => Store.ListAsync(cancellationToken: Cancellation), () => Store.TryAddRunAsync(Run(), [], Cancellation)])
        {
            var error = await Assert.ThrowsAsync<BatchStoreException>(use);
            Assert.Contains($"'{DatabaseFile}' is a database of something else.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await AddRunAsync();
        await Database.ExecuteAsync("UPDATE batchtasks_schema SET version = 99");

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => Open().ListAsync(cancellationToken: Cancellation));

        Assert.Contains("written by a newer version of BatchTasks", error.Message, StringComparison.Ordinal);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_a_store_without_runs()
    {
        Directory.CreateDirectory(Folder["state"]);
        await File.WriteAllBytesAsync(DatabaseFile, [], Cancellation);

        Assert.Empty(await Store.ListAsync(cancellationToken: Cancellation));
        Assert.True(await Store.TryAddRunAsync(Run(), [], Cancellation));
    }

    [Fact]
    public async Task A_state_of_a_newer_version_is_told()
    {
        var run = await AddRunAsync();
        await Database.ExecuteAsync("UPDATE batchtasks_parts SET state = 'Beamed'");

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => Store.ReadPartsAsync(run.Key, Cancellation));

        Assert.Contains("'Beamed'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_where_they_are()
    {
        var run = await AddRunAsync();
        var path = WriteFile(run, "out.jsonl", "{}\n");

        await Store.PutFileAsync(run, "out.jsonl", Cancellation);

        Assert.Equal(Folder["state"], Store.DirectoryOf(run));
        Assert.Equal(path, await Store.GetFileAsync(run, "out.jsonl", Cancellation));
    }

    [Fact]
    public async Task A_missing_file_is_told_with_what_to_do()
    {
        var run = await AddRunAsync();

        foreach (var use in (Func<Task>[])
            [() => Store.GetFileAsync(run, "out.jsonl", Cancellation), () => Store.PutFileAsync(run, "out.jsonl", Cancellation)])
        {
            var error = await Assert.ThrowsAsync<FileNotFoundException>(use);
            Assert.Contains($"'{Path.Combine(Folder["state"], "out.jsonl")}'", error.Message, StringComparison.Ordinal);
            Assert.Contains("Put it back", error.Message, StringComparison.Ordinal);
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
