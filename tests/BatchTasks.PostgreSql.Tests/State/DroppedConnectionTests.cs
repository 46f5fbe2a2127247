using BatchTasks.ClientTests.State;
using BatchTasks.PostgreSqlTests.Server;
using Npgsql;

namespace BatchTasks.PostgreSqlTests.State;

/// <summary>The connection to the database breaks: before a commit, or between the commit and the answer, when no one can know what became of it.</summary>
public sealed class DroppedConnectionTests : RunStoreTestBase<DroppedConnectionTests.ProxiedDatabase>
{
    // With the end of the message, since BEGIN has an ISOLATION LEVEL READ COMMITTED.
    private const string Commit = "COMMIT\0";

    private DroppingProxy Proxy => Database.Proxy!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_is_added_once(bool after)
    {
        await AddRunAsync(name: "first");
        Proxy.DropAt(Commit, after);

        var run = await AddRunAsync(parts: 2, name: "second");

        Assert.Equal(1, Proxy.Drops);
        Assert.Equal(run, await Store.FindRunAsync("second", Cancellation));
        Assert.Equal(2, (await Store.ReadPartsAsync(run.Key, Cancellation)).Count);
    }

    [Fact]
    public async Task A_run_that_another_has_added_is_not_taken_for_ones_own()
    {
        await AddRunAsync();
        Proxy.DropAt("INSERT INTO batchtasks_runs", after: false);

        Assert.False(await Store.TryAddRunAsync(Run(), [], Cancellation));

        Assert.Equal(1, Proxy.Drops);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_is_leased(bool after)
    {
        var run = await AddRunAsync();
        Proxy.DropAt(Commit, after);

        var part = await LeaseAsync(run);

        Assert.Equal(1, Proxy.Drops);
        Assert.Equal(part, await ReadPartAsync(run));
        Assert.Equal(1, part.Version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_is_saved_once_with_what_comes_of_it(bool after)
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        WriteFile(run, "batch-2.jsonl", "again\n");
        Proxy.DropAt(Commit, after);

        var saved = await Store.SaveAsync(part with { State = PartState.Settled }, [Part(run, 2)], Cancellation);

        Assert.Equal(1, Proxy.Drops);
        Assert.Equal(part.Version + 1, saved.Version);
        Assert.Equal([saved, Part(run, 2)], await Store.ReadPartsAsync(run.Key, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_is_admitted_once(bool after)
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Proxy.DropAt(Commit, after);

        var admitted = await Store.TryAdmitAsync(part, run.Model, null, 1, Cancellation);

        Assert.Equal(1, Proxy.Drops);
        Assert.Equal(PartState.Uploading, admitted?.State);
        Assert.Equal(admitted, await ReadPartAsync(run));
    }

    [Fact]
    public async Task A_lease_that_was_lost_meanwhile_stays_lost()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Time.Advance(TimeSpan.FromHours(1));
        var taken = await LeaseAsync(run);
        Proxy.DropAt("UPDATE batchtasks_parts", after: false);

        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(part, Cancellation));

        Assert.Equal(1, Proxy.Drops);
        Assert.Equal(taken, await ReadPartAsync(run));
    }

    [Fact]
    public async Task Files_are_put_and_read()
    {
        var run = await AddRunAsync();
        WriteFile(run, "out.jsonl", "content\n");
        Proxy.DropAt(Commit, after: true);
        await Store.PutFileAsync(run, "out.jsonl", Cancellation);

        Proxy.DropAt("SELECT content", after: false);
        var path = await OpenOn(Folder["elsewhere"]).GetFileAsync(run, "out.jsonl", Cancellation);

        Assert.Equal(2, Proxy.Drops);
        Assert.Equal("content\n", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task Reading_is_tried_again()
    {
        var run = await AddRunAsync();
        Proxy.DropAt("FROM batchtasks_runs", after: false, times: 3);

        Assert.Equal(run, await Store.FindRunAsync(Name, Cancellation));

        Assert.Equal(3, Proxy.Drops);
    }

    [Fact]
    public async Task A_server_that_ended_the_connection_is_asked_again()
    {
        var run = await AddRunAsync();
        await PostgreSqlServer.ExecuteAsync(Database.Direct,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal(run, await Store.FindRunAsync(Name, Cancellation));
    }

    [Fact]
    public async Task A_server_that_stays_away_is_told_as_passing()
    {
        await AddRunAsync();
        var pauses = System.Diagnostics.Stopwatch.StartNew();
        Proxy.DropAt("FROM batchtasks_runs", after: false, times: int.MaxValue);

        var time = new ClientTests.Fakes.InstantTime();
        var store = OpenOn(Folder["elsewhere"], time);
        var error = await Assert.ThrowsAsync<BatchStoreException>(() => store.FindRunAsync(Name, Cancellation));

        Assert.True(error.IsTransient);
        Assert.Equal(10, Proxy.Drops);
        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5, 5], time.WaitedSeconds);
        Assert.True(pauses.Elapsed < TimeSpan.FromSeconds(20));
    }

    /// <summary>A database that is reached through a proxy.</summary>
    public sealed class ProxiedDatabase : ITestDatabase, IAsyncDisposable
    {
        private readonly PostgreSqlDatabase _database = new();
        private string _connectionString = "";

        public string RunName => _database.RunName;

        public string Direct => _database.ConnectionString;

        internal DroppingProxy? Proxy { get; private set; }

        public async Task CreateAsync(ClientTests.Fakes.TestFolder folder)
        {
            await _database.CreateAsync(folder);
            var direct = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
            Proxy = new(direct.Port);
            direct.Port = Proxy.Port;
            _connectionString = direct.ConnectionString;
        }

        public BatchRunStore Open(string? machine, TimeProvider time) => PostgreSqlRunStore.Open(_connectionString, machine, time);

        public Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

        public ValueTask DisposeAsync() => Proxy?.DisposeAsync() ?? default;
    }
}
