namespace BatchTasks.Emulator.Files;

/// <summary>Contents in a folder, the rest in memory.</summary>
internal sealed class DirectoryFileStore : IFileStore, IDisposable
{
    private readonly object _lock = new();
    private readonly Dictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly List<StoredFile> _inOrder = [];
    private readonly string _directory;
    private readonly bool _isTemporary;
    private readonly TimeProvider _timeProvider;

    public DirectoryFileStore(string? directory, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _isTemporary = directory is null;
        _directory = directory is null
            ? Directory.CreateTempSubdirectory("batch-emulator-").FullName
            : Directory.CreateDirectory(directory).FullName;
    }

    public string NewContentPath() => Path.Combine(_directory, $"{Guid.NewGuid():n}.content");

    public StoredFile Add(string contentPath, string purpose, string fileName, TimeSpan? lifetime)
    {
        var now = _timeProvider.GetUtcNow();
        var file = new StoredFile
        {
            Id = ServiceIds.File(),
            Purpose = purpose,
            FileName = fileName,
            Bytes = new FileInfo(contentPath).Length,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
            Path = contentPath,
        };

        lock (_lock)
        {
            _byId.Add(file.Id, file);
            _inOrder.Add(file);
        }

        return file;
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
                ? new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous)
                : null;
        }
    }

    public bool Delete(string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } file)
                return false;

            _byId.Remove(id);
            _inOrder.Remove(file);
            File.Delete(file.Path);
            return true;
        }
    }

    public IReadOnlyList<StoredFile> List()
    {
        lock (_lock)
            return [.. _inOrder.Where(file => !IsExpired(file))];
    }

    public void Dispose()
    {
        if (_isTemporary && Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private bool IsExpired(StoredFile file) => file.ExpiresAt <= _timeProvider.GetUtcNow();
}
