using BatchTasks.ClientTests.Fakes;

namespace BatchTasks.ClientTests.State;

/// <summary>A store for each test, whatever its database.</summary>
public abstract class RunStoreTestBase<TDatabase> : IAsyncLifetime
    where TDatabase : ITestDatabase, new()
{
    private readonly List<BatchRunStore> _stores = [];

    internal TestFolder Folder { get; } = new();

    internal StoreTime Time { get; } = new();

    /// <summary>The store that most tests need.</summary>
    internal BatchRunStore Store { get; private set; } = null!;

    internal TDatabase Database { get; } = new();

    internal string Name => Database.RunName;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.CreateAsync(Folder);
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();

        if (Database is IAsyncDisposable disposable)
            await disposable.DisposeAsync();

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One more store over the same database, as another process has it.</summary>
    internal BatchRunStore Open() => OpenOn(Folder["here"]);

    /// <summary>A store as another machine has it, with the folder for its files.</summary>
    internal BatchRunStore OpenOn(string? machine, TimeProvider? time = null)
    {
        var store = Database.Open(machine, time ?? Time);
        _stores.Add(store);
        return store;
    }

    internal RunRecord Run(string? name = null, string? model = "gpt-4o-mini") => new()
    {
        Key = Guid.NewGuid().ToString("N"),
        Name = name ?? Name,
        Endpoint = BatchEndpoints.ChatCompletions,
        Model = model,
        TaskType = "Reviews.ReviewTask",
        Settings = """{"Retry":3}""",
        CreatedAt = Time.GetUtcNow(),
    };

    internal static PartRecord Part(RunRecord run, int number, long? tokens = 100) => new()
    {
        RunKey = run.Key,
        Number = number,
        InputFile = $"batch-{number}.jsonl",
        Requests = 3,
        Bytes = 12,
        Tokens = tokens,
    };

    /// <summary>A run with that many parts, in the store.</summary>
    internal async Task<RunRecord> AddRunAsync(int parts = 1, string? name = null, string? model = "gpt-4o-mini", long? tokens = 100)
    {
        var run = Run(name, model);
        PartRecord[] records = [.. Enumerable.Range(1, parts).Select(number => Part(run, number, tokens))];
        foreach (var part in records)
            WriteFile(run, part.InputFile, $"input {part.Number}\n");

        Assert.True(await Store.TryAddRunAsync(run, records, Cancellation));
        return run;
    }

    internal string WriteFile(RunRecord run, string name, string content)
    {
        Directory.CreateDirectory(Store.DirectoryOf(run));
        var path = Path.Combine(Store.DirectoryOf(run), name);
        File.WriteAllText(path, content);
        return path;
    }

    internal async Task<PartRecord> LeaseAsync(RunRecord run, int number = 1, BatchRunStore? store = null)
    {
        var part = await (store ?? Store).TryLeaseAsync(run.Key, number, Cancellation);
        Assert.NotNull(part);
        return part;
    }

    internal async Task<PartRecord> ReadPartAsync(RunRecord run, int number = 1) =>
        (await Store.ReadPartsAsync(run.Key, Cancellation)).Single(part => part.Number == number);
}
