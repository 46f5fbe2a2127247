using System.ClientModel;
using System.Globalization;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.Emulator;
using BatchTasks.PostgreSqlTests.Server;
using BatchTasks.PostgreSqlWorker;
using Npgsql;
using OpenAI;

namespace BatchTasks.PostgreSqlTests.Workers;

/// <summary>One run in one database, processes that work on it, and the emulator for the service, whose ledger tells what it bills.</summary>
internal sealed class SharedRun : IAsyncDisposable
{
    public const int TasksInPart = 5;

    private const string Name = "nightly";

    private readonly TestFolder _folder = new();
    private readonly List<WorkerProcess> _workers = [];
    private readonly string _database;
    private readonly int _tasks;
    private readonly BatchEmulator _emulator;
    private readonly BatchRunStore _store;

    private SharedRun(string database, int tasks, BatchEmulator emulator)
    {
        _database = database;
        _tasks = tasks;
        _emulator = emulator;
        _store = PostgreSqlRunStore.Open(database, _folder["planner"]);
    }

    public int Parts => _tasks / TasksInPart;

    public int BatchesCreated => _emulator.Ledger.BatchesCreated;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SharedRun> CreateAsync(int tasks)
    {
        var database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        await PostgreSqlServer.ExecuteAsync(database, OutcomeWriter.TableSql);
        return new(database, tasks, await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromMilliseconds(20) }, Cancellation));
    }

    /// <summary>Starts processes, each with a folder of its own as on a machine of its own, and waits until they are at it.</summary>
    public async Task<WorkerProcess[]> StartWorkersAsync(int count)
    {
        var names = Enumerable.Range(_workers.Count + 1, count).Select(static number => $"worker {number}").ToList();
        WorkerProcess[] started = [.. names.Select(name => new WorkerProcess($"{_database};Application Name={name}", _emulator.Endpoint, _folder[name]))];
        _workers.AddRange(started);
        await WaitForAsync(
            async () => (await QueryAsync("SELECT application_name FROM pg_stat_activity", static row => row.IsDBNull(0) ? "" : row.GetString(0))).ToHashSet()
                .IsSupersetOf(names),
            started);
        return started;
    }

    public Task PlanAsync() => BatchPlan.CreateAsync(NoteTask.Many(_tasks), new BatchRunOptions
    {
        Store = _store,
        RunName = Name,
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = TasksInPart },
        PollInterval = TimeSpan.FromMilliseconds(50),
        MaxBatchesInFlight = 6,
        CreationWait = TimeSpan.FromSeconds(3),
    }, Cancellation);

    public async Task<bool> IsDoneAsync() => (await _store.FindAsync(Name, Cancellation))!.IsDone;

    /// <summary>The processes that work on a part just now.</summary>
    public async Task<HashSet<int>> ReadBusyAsync() =>
        [.. (await QueryAsync("SELECT lease_owner FROM batchtasks_parts WHERE lease_owner IS NOT NULL", static row => row.GetString(0)))
            .Select(static owner => int.Parse(owner.Split('|')[1], CultureInfo.InvariantCulture))];

    /// <summary>Waits, while those workers are alive.</summary>
    public async Task WaitForAsync(Func<Task<bool>> condition, params WorkerProcess[] workers)
    {
        var limit = DateTime.UtcNow.AddMinutes(3);
        while (!await condition())
        {
            Assert.All(workers, static worker => Assert.False(worker.HasExited, worker.Output));
            if (DateTime.UtcNow > limit)
                Assert.Fail($"It did not come about. {await DescribeAsync()}\n{string.Join('\n', workers.Select(static worker => worker.Output))}");

            await Task.Delay(5, Cancellation);
        }
    }

    /// <summary>Every task has come back; the service was paid for each once; only what a killed process was just handing over may have come again.</summary>
    /// <param name="killed">The processes that were.</param>
    public async Task AssertPaidOnceAndHandedOverAsync(IReadOnlyCollection<int> killed)
    {
        var ledger = _emulator.Ledger;
        Assert.Empty(ledger.ExecutedMoreThanOnce);
        Assert.Equal((_tasks, _tasks, Parts), (ledger.Executions, ledger.DistinctRequests, ledger.BatchesCreated));

        var outcomes = await QueryAsync(
            "SELECT custom_id, kind, process FROM outcomes", static row => (Id: row.GetString(0), Kind: row.GetString(1), Process: row.GetInt64(2)));
        Assert.Equal(NoteTask.Many(_tasks).Select(static task => $"note-{task.Id}").Order(), outcomes.Select(static one => one.Id).Distinct().Order());
        Assert.All(outcomes, static one => Assert.Equal(nameof(BatchOutcomeKind.Succeeded), one.Kind));
        var repeated = outcomes.GroupBy(static one => one.Id).Where(static group => group.Count() > 1).ToList();
        Assert.InRange(repeated.Count, 0, killed.Count * TasksInPart);
        Assert.All(repeated, group => Assert.InRange(group.Count(one => !killed.Contains((int)one.Process)), 0, 1));

        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = _emulator.Endpoint });
        await using var run = await BatchRun.OpenAsync(client, new BatchRunOptions { Store = _store, RunName = Name }, Cancellation);
        var summary = (await run.ReadProgressAsync(Cancellation)).Summary!;
        Assert.True(summary.Balances);
        Assert.Equal((_tasks, _tasks), (summary.Tasks, summary[BatchOutcomeKind.Succeeded]));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();

        await _store.DisposeAsync();
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> DescribeAsync() => string.Join('\n', await QueryAsync(
        "SELECT number, state, batch_id, problem, is_handed_over, lease_owner FROM batchtasks_parts ORDER BY number",
        static row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetValue))));

    private async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(read(reader));

        return rows;
    }
}
