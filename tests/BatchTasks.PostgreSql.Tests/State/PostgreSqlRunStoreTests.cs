using BatchTasks.ClientTests.State;
using Npgsql;

namespace BatchTasks.PostgreSqlTests.State;

/// <summary>What is particular to PostgreSQL.</summary>
public sealed class PostgreSqlRunStoreTests : RunStoreTestBase<PostgreSqlDatabase>
{
    [Fact]
    public async Task Reading_an_empty_database_creates_nothing()
    {
        Assert.Empty(await Store.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(0L, await ScalarAsync("SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'batchtasks%'"));
    }

    [Fact]
    public async Task Leases_go_by_the_servers_clock_however_wrong_those_of_the_machines_are()
    {
        var run = await AddRunAsync();
        var early = new StoreTime();
        early.Advance(TimeSpan.FromDays(-400));
        var late = new StoreTime();
        late.Advance(TimeSpan.FromDays(400));
        BatchRunStore behind = OpenOn(Folder["behind"], early), ahead = OpenOn(Folder["ahead"], late);

        var part = await LeaseAsync(run, store: behind);
        Assert.Equal(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(5), part.LeaseUntil!.Value, TimeSpan.FromMinutes(1));
        Assert.Null(await ahead.TryLeaseAsync(run.Key, 1, Cancellation));

        late.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await ahead.TryLeaseAsync(run.Key, 1, Cancellation));
        late.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await ahead.TryLeaseAsync(run.Key, 1, Cancellation));
    }

    [Fact]
    public async Task Tables_of_others_are_left_alone()
    {
        await Database.ExecuteAsync("CREATE TABLE runs (name TEXT)");

        await AddRunAsync();

        Assert.Equal(0L, await ScalarAsync("SELECT COUNT(*) FROM runs"));
    }

    [Fact]
    public async Task Each_schema_has_a_store_of_its_own()
    {
        await Database.ExecuteAsync("CREATE SCHEMA other");
        await AddRunAsync();
        await using var other = PostgreSqlRunStore.Open($"{Database.ConnectionString};Search Path=other", Folder["other"], Time);

        Assert.Empty(await other.ListAsync(cancellationToken: Cancellation));
        Assert.True(await other.TryAddRunAsync(Run(), [], Cancellation));
        Assert.Equal(1L, await ScalarAsync("SELECT COUNT(*) FROM other.batchtasks_runs"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await AddRunAsync();
        await Database.ExecuteAsync("UPDATE batchtasks_schema SET version = 99");

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => Open().ListAsync(cancellationToken: Cancellation));

        Assert.Contains("written by a newer version of BatchTasks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connections_of_an_application_outlive_the_store()
    {
        await using var connections = NpgsqlDataSource.Create(Database.ConnectionString);
        await using (var store = PostgreSqlRunStore.Open(connections, Folder["work"], Time))
            Assert.True(await store.TryAddRunAsync(Run(), [], Cancellation));

        await using var command = connections.CreateCommand("SELECT COUNT(*) FROM batchtasks_runs");
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_at_once()
    {
        await using var store = PostgreSqlRunStore.Open("Host=127.0.0.1;Port=1;Username=app;Password=secret;Database=batches", Folder["work"]);

        var error = await Assert.ThrowsAsync<BatchStoreException>(() => store.ListAsync(cancellationToken: Cancellation));

        Assert.True(error.IsTransient);
        Assert.Contains("'batches at tcp://127.0.0.1:1'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_connection_string_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PostgreSqlRunStore.Open("no connection string"));
        Assert.Throws<ArgumentException>(() => PostgreSqlRunStore.Open(""));
        Assert.Throws<ArgumentNullException>(() => PostgreSqlRunStore.Open((NpgsqlDataSource)null!));
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
