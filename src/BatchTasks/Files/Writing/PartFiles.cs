namespace BatchTasks.Files.Writing;

/// <summary>
/// Files beside the target under temporary names, which take their own names only when all of them are complete: one keeps the target's name, several
/// are numbered (<c>batch-0001.jsonl</c>). Whatever was not put into place is deleted on disposal.
/// </summary>
internal sealed class PartFiles : FileTarget, IAsyncDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly List<string> _written = [];
    private FileStream? _file;

    public PartFiles(string path)
    {
        _target = Path.GetFullPath(path);
        var name = Path.GetFileName(_target);
        if (name.Length == 0)
            throw new ArgumentException($"'{path}' names a folder, not a file.", nameof(path));

        // Told before the first task is asked for, which may be the beginning of hours of work.
        var folder = Path.GetDirectoryName(_target)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' of the file '{_target}' does not exist. Create it first.");

        RefuseFolder(_target);
        _temporary = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
    }

    public override bool CanSplit => true;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        _file ??= Create();
        return _file.WriteAsync(block, cancellationToken);
    }

    public override async ValueTask StartNextFileAsync(CancellationToken cancellationToken) => await CloseAsync().ConfigureAwait(false);

    public override async ValueTask FinishAsync(CancellationToken cancellationToken) => await CloseAsync().ConfigureAwait(false);

    /// <summary>Puts the files into place.</summary>
    /// <param name="summaries">What each of them holds.</param>
    public BatchFileSet Publish(IReadOnlyList<BatchFileSummary> summaries)
    {
        var paths = new string[_written.Count];
        for (var part = 0; part < paths.Length; part++)
            paths[part] = paths.Length == 1 ? _target : Numbered(part + 1);

        // A folder of a part's name would stop the renaming half-way.
        foreach (var path in paths)
            RefuseFolder(path);

        for (var part = 0; part < paths.Length; part++)
            File.Move(_written[part], paths[part], overwrite: true);

        _written.Clear();
        return new BatchFileSet([.. paths.Zip(summaries, BatchFilePart.Of)]);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            foreach (var file in _written)
                File.Delete(file);
        }
    }

    private static void RefuseFolder(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder, so that the file can't be written there. Choose another name.");
    }

    private string Numbered(int part)
    {
        var extension = Path.GetExtension(_target);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{_target.AsSpan(0, _target.Length - extension.Length)}-{part:D4}{extension}");
    }

    private FileStream Create()
    {
        var path = $"{_temporary}.{_written.Count + 1}.tmp";

        // The blocks are large, so the stream needs no buffer of its own.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        var file = new FileStream(path, options);
        _written.Add(path);
        return file;
    }

    private async ValueTask CloseAsync()
    {
        if (_file is not { } file)
            return;

        _file = null;
        await file.DisposeAsync().ConfigureAwait(false);
    }
}
