using Microsoft.Data.Sqlite;

namespace BatchTasks.ClientTests.State;

public sealed class SqliteRunStoreTests : RunStoreTests
{
    internal override string Name => "";

    internal override BatchRunStore OpenCore() => BatchRunStore.OpenDirectory(Folder["state"], Time);
}

public sealed class SqliteRunStoreLeaseTests : RunStoreLeaseTests
{
    internal override string Name => "";

    internal override BatchRunStore OpenCore() => BatchRunStore.OpenDirectory(Folder["state"], Time);
}

public sealed class SqliteRunStoreQueueTests : RunStoreQueueTests
{
    internal override string Name => "";

    internal override BatchRunStore OpenCore() => BatchRunStore.OpenDirectory(Folder["state"], Time);
}

public sealed class SqliteRunStoreFileTests : RunStoreFileTests
{
    private string Database => Folder["shared.db"];

    internal override BatchRunStore OpenIn(string? workingDirectory)
    {
        File.Open(Database, FileMode.OpenOrCreate).Dispose();
        return BatchRunStore.OpenDatabase(new SqliteDataSource(Database), BatchDatabaseKind.Sqlite, workingDirectory, Time, ownsDataSource: true);
    }

    internal override async Task DamageAsync(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await new SqlSession(connection, null, Cancellation).ExecuteAsync(sql);
    }
}
