using BatchTasks.Emulator.Files;

namespace BatchTasks.Emulator.Batches;

/// <summary>A result file that is being written. It is none until it is opened.</summary>
internal sealed class ResultFile(IFileStore files, string name) : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private string? _path;
    private FileStream? _stream;

    /// <summary>Deletes the file that an emulator has stored which ended before the batch did: no batch names it.</summary>
    public void DeleteUnfinished()
    {
        foreach (var file in files.List().Where(file => file.Purpose == StoredFile.ResultPurpose && file.FileName == name))
            files.Delete(file.Id);
    }

    public void Open()
    {
        _path ??= files.NewContentPath();
        _stream ??= new(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> rows, CancellationToken cancellationToken) => _stream!.WriteAsync(rows, cancellationToken);

    /// <summary>Makes a file of the service of it and gives its id; null where it was never opened.</summary>
    public async Task<string?> StoreAsync(TimeSpan lifetime)
    {
        if (_path is null)
            return null;

        await _stream!.DisposeAsync().ConfigureAwait(false);
        return files.Add(_path, StoredFile.ResultPurpose, name, lifetime).Id;
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? default;
}
