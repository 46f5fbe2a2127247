using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.State;
using BatchTasks.PostgreSqlTests.Server;

namespace BatchTasks.PostgreSqlTests.State;

/// <summary>A database of the test's own on the real server.</summary>
public sealed class PostgreSqlDatabase : ITestDatabase
{
    public string ConnectionString { get; private set; } = "";

    public string RunName => "nightly";

    public async Task CreateAsync(TestFolder folder) => ConnectionString = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();

    public BatchRunStore Open(string? machine, TimeProvider time) => PostgreSqlRunStore.Open(ConnectionString, machine, time);

    public Task ExecuteAsync(string sql) => PostgreSqlServer.ExecuteAsync(ConnectionString, sql);
}

public sealed class PostgreSqlRunTests : RunStoreTests<PostgreSqlDatabase>;

public sealed class PostgreSqlLeaseTests : RunStoreLeaseTests<PostgreSqlDatabase>;

public sealed class PostgreSqlQueueTests : RunStoreQueueTests<PostgreSqlDatabase>;

public sealed class PostgreSqlFileTests : RunStoreFileTests<PostgreSqlDatabase>;
