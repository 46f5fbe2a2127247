using System.Diagnostics.CodeAnalysis;

namespace BatchTasks.Emulator.Batches;

/// <summary>The batches of the service, in the order of their creation.</summary>
internal sealed class BatchStore : IDisposable
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Batch> _byId = new(StringComparer.Ordinal);
    private readonly List<Batch> _inOrder = [];

    public void Add(Batch batch)
    {
        lock (_lock)
        {
            _byId.Add(batch.Id, batch);
            _inOrder.Add(batch);
        }
    }

    public bool TryFind(string id, [NotNullWhen(true)] out Batch? batch)
    {
        lock (_lock)
            return _byId.TryGetValue(id, out batch);
    }

    /// <summary>All batches, newest first.</summary>
    public IReadOnlyList<Batch> List()
    {
        lock (_lock)
            return [.. Enumerable.Reverse(_inOrder)];
    }

    /// <summary>How many have not ended.</summary>
    public int CountRunning() => List().Count(static batch => !BatchStatus.IsEnd(batch.Record.Status));

    public void Dispose()
    {
        foreach (var batch in _inOrder)
            batch.Dispose();
    }
}
