using BatchTasks.ClientTests.Fakes;
using Microsoft.Data.Sqlite;

namespace BatchTasks.ClientTests.State;

/// <summary>A state directory.</summary>
public sealed class StateDirectory : ITestDatabase
{
    private string _directory = "";

    public string RunName => "";

    public Task CreateAsync(TestFolder folder)
    {
        _directory = folder["state"];
        return Task.CompletedTask;
    }

    public BatchRunStore Open(string? machine, TimeProvider time) => BatchRunStore.OpenDirectory(_directory, time);

    public Task ExecuteAsync(string sql) => ExecuteAsync(Path.Combine(_directory, "batchtasks.db"), sql);

    public static async Task ExecuteAsync(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await new SqlSession(connection, null, default).ExecuteAsync(sql);
    }
}

/// <summary>A SQLite database that is handed in, as that of PostgreSQL is.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private string _path = "";

    public string RunName => "nightly";

    public async Task CreateAsync(TestFolder folder)
    {
        _path = folder["shared.db"];
        await File.WriteAllBytesAsync(_path, []);
    }

    public BatchRunStore Open(string? machine, TimeProvider time) =>
        BatchRunStore.OpenDatabase(new SqliteDataSource(_path), BatchDatabaseKind.Sqlite, machine, time, ownsDataSource: true);

    public Task ExecuteAsync(string sql) => StateDirectory.ExecuteAsync(_path, sql);
}

public sealed class StateDirectoryRunTests : RunStoreTests<StateDirectory>;

public sealed class StateDirectoryLeaseTests : RunStoreLeaseTests<StateDirectory>;

public sealed class StateDirectoryQueueTests : RunStoreQueueTests<StateDirectory>;

public sealed class SqliteFileTests : RunStoreFileTests<SqliteDatabase>;
