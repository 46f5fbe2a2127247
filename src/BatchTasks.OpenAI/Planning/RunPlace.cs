namespace BatchTasks;

/// <summary>Where the options keep a run: a folder, or a name in a store.</summary>
internal sealed class RunPlace : IAsyncDisposable
{
    private readonly bool _ownsStore;

    private RunPlace(BatchRunStore store, bool ownsStore, string name, string? directory)
    {
        _ownsStore = ownsStore;
        Store = store;
        Name = name;
        Directory = directory;
    }

    public BatchRunStore Store { get; }

    public string Name { get; }

    /// <summary>The state directory, or null where the run is in a store.</summary>
    public string? Directory { get; }

    public static RunPlace Of(BatchRunOptions options)
    {
        if (options.Store is { } store)
            return new RunPlace(store, ownsStore: false, options.RunName!, directory: null);

        var directory = Path.GetFullPath(options.StateDirectory ?? Path.Combine(Path.GetTempPath(), $"batchtasks-{Guid.NewGuid():N}"));
        return new RunPlace(BatchRunStore.OpenDirectory(directory, options.TimeProvider), ownsStore: true, name: "", directory);
    }

    public Task<RunRecord?> FindAsync(CancellationToken cancellationToken) => Store.FindRunAsync(Name, cancellationToken);

    public ValueTask DisposeAsync() => _ownsStore ? Store.DisposeAsync() : default;
}
