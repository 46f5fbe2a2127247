namespace BatchTasks.Files.Reading;

/// <summary>Open streams of results, and their names.</summary>
internal sealed class ResultStreams : IAsyncDisposable
{
    private readonly List<(string Name, Stream Stream)> _streams = [];
    private readonly bool _areOurs;

    private ResultStreams(bool areOurs) => _areOurs = areOurs;

    public IReadOnlyList<(string Name, Stream Stream)> All => _streams;

    public static ResultStreams LeaveOpen(string name, Stream stream)
    {
        var streams = new ResultStreams(areOurs: false);
        streams._streams.Add((name, stream));
        return streams;
    }

    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    public static ResultStreams OpenFiles(IEnumerable<string> files)
    {
        var streams = new ResultStreams(areOurs: true);
        try
        {
            foreach (var file in files)
                streams._streams.Add((file, ResultFiles.Open(file)));

            return streams;
        }
        catch
        {
            foreach (var (_, stream) in streams._streams)
                stream.Dispose();

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream) in _streams)
        {
            if (_areOurs)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
