using System.Runtime.InteropServices;

namespace BatchTasks.Emulator.Ledger;

/// <summary>Keeps the ledger. For a line that was executed once, as nearly all are, it holds a number and no text: a million of them take some 50 MB.</summary>
internal sealed class LedgerBook
{
    private readonly object _lock = new();
    private readonly Dictionary<ulong, Execution> _byLine = [];
    private readonly Dictionary<ulong, Repeated> _repeated = [];
    private long _executions;
    private long _failures;
    private int _filesUploaded;
    private int _batchesCreated;

    private readonly record struct Execution(int Times, string FirstBatchId);

    private readonly record struct Repeated(string CustomId, List<string> BatchIds);

    /// <summary>A request of that batch was answered.</summary>
    public void AddRequest(LedgerLine request, string batchId)
    {
        var (line, customId, isSuccess) = request;
        lock (_lock)
        {
            if (!isSuccess)
            {
                _failures++;
                return;
            }

            _executions++;
            ref var execution = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLine, line, out var isKnown);
            execution = isKnown ? execution with { Times = execution.Times + 1 } : new(1, batchId);
            if (!isKnown)
                return;

            if (!_repeated.TryGetValue(line, out var repeated))
                _repeated.Add(line, repeated = new(customId, [execution.FirstBatchId]));

            repeated.BatchIds.Add(batchId);
        }
    }

    public void AddUploads(int count)
    {
        lock (_lock)
            _filesUploaded += count;
    }

    public void AddBatch()
    {
        lock (_lock)
            _batchesCreated++;
    }

    /// <summary>All of one moment.</summary>
    public EmulatorLedger Read(int batchesRunning)
    {
        lock (_lock)
        {
            return new()
            {
                FilesUploaded = _filesUploaded,
                BatchesCreated = _batchesCreated,
                BatchesRunning = batchesRunning,
                Executions = _executions,
                DistinctRequests = _byLine.Count,
                Failures = _failures,
                ExecutedMoreThanOnce = [.. _repeated.Select(pair => Entry(pair.Key, pair.Value))],
            };
        }
    }

    private EmulatorLedgerEntry Entry(ulong line, Repeated repeated) => new(repeated.CustomId, $"{line:x16}", _byLine[line].Times, [.. repeated.BatchIds]);
}
