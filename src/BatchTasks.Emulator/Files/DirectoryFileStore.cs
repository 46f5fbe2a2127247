using System.Text.Json;

namespace BatchTasks.Emulator.Files;

/// <summary>Contents in a folder, the rest in memory; where the folder is kept, there too.</summary>
internal sealed class DirectoryFileStore : IFileStore
{
    private readonly object _lock = new();
    private readonly Dictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly List<StoredFile> _inOrder = [];
    private readonly DataFolder _folder;
    private readonly string? _records;
    private readonly TimeProvider _timeProvider;
    private int _lastNumber;

    public DirectoryFileStore(DataFolder folder, TimeProvider timeProvider)
    {
        _folder = folder;
        _timeProvider = timeProvider;
        if (!folder.IsKept)
            return;

        _records = folder.Subfolder("files");
        Load(_records);
    }

    /// <summary>The files that callers have stored, those that were deleted since among them, when the folder was taken over.</summary>
    public int UploadsBefore { get; private set; }

    public string NewContentPath() => _folder.NewContentPath();

    public StoredFile Add(string contentPath, string purpose, string fileName, TimeSpan? lifetime)
    {
        var now = _timeProvider.GetUtcNow();
        lock (_lock)
        {
            var file = new StoredFile
            {
                Id = ServiceIds.File(),
                Number = ++_lastNumber,
                Purpose = purpose,
                FileName = fileName,
                Bytes = new FileInfo(contentPath).Length,
                CreatedAt = now,
                ExpiresAt = now + lifetime,
                ContentName = Path.GetFileName(contentPath),
            };
            Save(file);
            _byId.Add(file.Id, file);
            _inOrder.Add(file);
            return file;
        }
    }

    public void Discard(string contentPath) => File.Delete(contentPath);

    public StoredFile? Find(string id)
    {
        lock (_lock)
            return _byId.TryGetValue(id, out var file) && !IsExpired(file) ? file : null;
    }

    public FileStream? Open(string id)
    {
        lock (_lock)
        {
            // Under the lock, so that no deletion comes between the look and the opening.
            return Find(id) is { } file
                ? new FileStream(
                    _folder.ContentPath(file.ContentName), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous)
                : null;
        }
    }

    public bool Delete(string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } file)
                return false;

            Save(file with { IsDeleted = true });
            _byId.Remove(id);
            _inOrder.Remove(file);
            File.Delete(_folder.ContentPath(file.ContentName));
            return true;
        }
    }

    public IReadOnlyList<StoredFile> List()
    {
        lock (_lock)
            return [.. _inOrder.Where(file => !IsExpired(file))];
    }

    private void Load(string records)
    {
        foreach (var file in DataFolder.ReadAll(records, FileRecordJson.Default.StoredFile).OrderBy(file => file.Number))
        {
            _lastNumber = file.Number;
            if (file.Purpose != StoredFile.ResultPurpose)
                UploadsBefore++;

            if (file.IsDeleted)
                continue;

            _byId.Add(file.Id, file);
            _inOrder.Add(file);
        }

        _folder.DeleteContentsBut(_inOrder.Select(file => file.ContentName).ToHashSet());
    }

    private void Save(StoredFile file)
    {
        if (_records is not null)
            DataFolder.Write(DataFolder.RecordPath(_records, file.Id), JsonSerializer.SerializeToUtf8Bytes(file, FileRecordJson.Default.StoredFile));
    }

    private bool IsExpired(StoredFile file) => file.ExpiresAt <= _timeProvider.GetUtcNow();
}
