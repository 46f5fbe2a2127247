using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator.Batches;

/// <summary>
/// Keeps the rows of a running batch on disk in the order in which they come, and writes them out in another one. In memory there is a place for each row,
/// not the row.
/// </summary>
internal sealed class ResultSpool : IAsyncDisposable
{
    private readonly FileStream _stream;
    private readonly List<Place> _places = [];

    private readonly record struct Place(long Offset, int Length, bool IsSuccess);

    public ResultSpool(string path)
    {
        const int BufferBytes = 64 * 1024;
        _stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
    }

    /// <summary>Keeps the row of the request at that index, from 0. Not for use by several threads.</summary>
    public void Add(int index, byte[] row, bool isSuccess)
    {
        while (_places.Count <= index)
            _places.Add(default);

        _places[index] = new(_stream.Position, row.Length, isSuccess);
        _stream.Write(row);
    }

    public bool Has(int index) => index < _places.Count && _places[index].Length > 0;

    public bool HasAny(bool success) => _places.Any(place => place.Length > 0 && place.IsSuccess == success);

    /// <summary>Writes the successes, or all others, in an order that is not that of the requests: it follows from the seed alone.</summary>
    public async Task WriteAsync(string path, bool success, int seed, CancellationToken cancellationToken)
    {
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        var end = _stream.Position;
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            foreach (var place in Shuffled(seed))
            {
                if (place.Length == 0 || place.IsSuccess != success)
                    continue;

                var row = new byte[place.Length];
                _stream.Position = place.Offset;
                await _stream.ReadExactlyAsync(row, cancellationToken).ConfigureAwait(false);
                await file.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }

        _stream.Position = end;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private Place[] Shuffled(int seed)
    {
        var random = new AnswerRandom((ulong)seed);
        var places = _places.ToArray();
        for (var last = places.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (places[last], places[other]) = (places[other], places[last]);
        }

        return places;
    }
}
