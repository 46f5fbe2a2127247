using BatchTasks.Files.Reading;

namespace BatchTasks.Files.Comparing;

/// <summary>The lines of several input files, as if they were one.</summary>
internal sealed class FileRequests : RequestSource
{
    // All of them are opened first, so that a missing one is known before any work.
    private readonly Queue<(string Name, FileStream Stream)> _files = new();
    private string _name = "";
    private FileStream? _stream;
    private LineReader? _lines;

    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    public FileRequests(IEnumerable<string> files)
    {
        try
        {
            foreach (var file in files)
                _files.Enqueue((file, ResultFiles.Open(file)));
        }
        catch
        {
            foreach (var (_, stream) in _files)
                stream.Dispose();

            throw;
        }
    }

    public override ReadOnlyMemory<byte> Line => _lines!.Line;

    public override BatchLineLocation? Location => new BatchLineLocation(_name, _lines!.LineNumber);

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_lines is not null && await _lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                return true;

            await CloseAsync().ConfigureAwait(false);
            if (!_files.TryDequeue(out var next))
                return false;

            (_name, _stream) = next;
            _lines = new LineReader(_stream, RequestLines.MaxBytes);
        }
    }

    public override string ReadId() => RequestLines.ReadId(_lines!, _name, RequestLines.MaxBytes);

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        while (_files.TryDequeue(out var file))
            await file.Stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask CloseAsync()
    {
        _lines?.Dispose();
        _lines = null;
        if (_stream is { } stream)
            await stream.DisposeAsync().ConfigureAwait(false);

        _stream = null;
    }
}
