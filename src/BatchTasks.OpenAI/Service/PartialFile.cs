namespace BatchTasks;

/// <summary>A download that is under way: beside the target, under a name of its own until it is complete.</summary>
internal sealed class PartialFile
{
    private readonly string _target;
    private readonly string _path;

    /// <param name="target">The path of the complete file.</param>
    /// <param name="fileId">The file at the service: the beginning of another one is not gone on with.</param>
    public PartialFile(string target, string fileId)
    {
        _target = target;
        _path = $"{target}.{FileNames.Of(fileId)}.partial";
    }

    /// <summary>The bytes that are here.</summary>
    public long Length => new FileInfo(_path) is { Exists: true } file ? file.Length : 0;

    public FileStream Open(bool isContinued) =>
        new(_path, isContinued ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);

    public void Discard() => File.Delete(_path);

    public void Complete()
    {
        if (!File.Exists(_path))
            File.Create(_path).Dispose();

        DurableFile.Flush(_path);
        File.Move(_path, _target, overwrite: true);
    }
}
