using Microsoft.Win32.SafeHandles;

namespace BatchTasks.Emulator.Batches;

/// <summary>
/// Keeps the rows of a running batch on disk in the order in which they come. In memory there is a place for each row, not the row. Not for use by several
/// threads.
/// </summary>
internal sealed class ResultSpool(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
    private readonly List<Place> _places = [];
    private long _end;

    private readonly record struct Place(long Offset, int Length, ResultRowKind Kind);

    /// <summary>The places of requests, from 0, as far as there are rows.</summary>
    public int Count => _places.Count;

    /// <summary>Keeps the row of the request at that index, from 0.</summary>
    public void Add(int index, byte[] row, ResultRowKind kind)
    {
        while (_places.Count <= index)
            _places.Add(default);

        RandomAccess.Write(_file, row, _end);
        _places[index] = new(_end, row.Length, kind);
        _end += row.Length;
    }

    /// <summary>What the row of that request tells.</summary>
    public ResultRowKind Kind(int index) => index < _places.Count ? _places[index].Kind : ResultRowKind.None;

    /// <summary>The row of that request, with its line break.</summary>
    public byte[] Read(int index)
    {
        var row = new byte[_places[index].Length];
        for (var read = 0; read < row.Length;)
        {
            var more = RandomAccess.Read(_file, row.AsSpan(read), _places[index].Offset + read);
            read += more > 0 ? more : throw new EndOfStreamException("The rows of a running batch were cut off.");
        }

        return row;
    }

    public void Dispose() => _file.Dispose();
}
