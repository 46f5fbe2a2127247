using System.Text.Json;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;

namespace BatchTasks.Emulator.Batches;

/// <summary>The records of batches in a data folder: each batch's own, its rows while it runs, and what the ledger counts of it once it has ended.</summary>
internal sealed class BatchFolder
{
    private readonly string? _path;
    private readonly DataFolder _folder;

    public BatchFolder(DataFolder folder)
    {
        _folder = folder;
        _path = folder.IsKept ? folder.Subfolder("batches") : null;
    }

    public void Save(BatchRecord record)
    {
        if (_path is not null)
            DataFolder.Write(DataFolder.RecordPath(_path, record.Id), JsonSerializer.SerializeToUtf8Bytes(record, BatchRecordJson.Default.BatchRecord));
    }

    /// <summary>All batches that were kept, in the order of their creation.</summary>
    public IReadOnlyList<BatchRecord> Load() =>
        _path is null ? [] : [.. DataFolder.ReadAll(_path, BatchRecordJson.Default.BatchRecord).OrderBy(record => record.Number)];

    /// <summary>The rows of a batch that runs: those that were kept, or none.</summary>
    public ResultSpool OpenRows(string batchId) => new(_path is null ? _folder.NewContentPath() : RowsPath(batchId));

    public void DeleteRows(string batchId) => File.Delete(RowsPath(batchId));

    /// <summary>Keeps what the ledger counts of a batch that is about to end.</summary>
    public void SaveLedger(string batchId, IEnumerable<LedgerLine> lines)
    {
        if (_path is null)
            return;

        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(content, line, BatchRecordJson.Default.LedgerLine);
            content.WriteByte((byte)'\n');
        }

        DataFolder.Write(LedgerPath(batchId), content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>What the ledger counts of a batch that has ended: nothing of one that executed nothing.</summary>
    public IEnumerable<LedgerLine> LoadLedger(string batchId) => File.Exists(LedgerPath(batchId))
        ? File.ReadLines(LedgerPath(batchId)).Select(line => JsonSerializer.Deserialize(line, BatchRecordJson.Default.LedgerLine)!)
        : [];

    private string RowsPath(string batchId) => Path.Combine(_path!, $"{batchId}.rows");

    private string LedgerPath(string batchId) => Path.Combine(_path!, $"{batchId}.ledger.jsonl");
}
