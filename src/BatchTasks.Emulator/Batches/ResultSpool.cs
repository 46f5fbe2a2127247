using System.Buffers.Binary;
using BatchTasks.Emulator.Ledger;
using Microsoft.Win32.SafeHandles;

namespace BatchTasks.Emulator.Batches;

/// <summary>
/// Keeps the rows of a running batch on disk in the order in which they come. In memory there is a place for each row, not the row. What was added is there
/// when the emulator is killed and opens the file again. Not for use by several threads.
/// </summary>
internal sealed class ResultSpool : IDisposable
{
    // Index, length and kind of the row, and the hash of the request's line.
    private const int HeaderBytes = sizeof(int) + sizeof(int) + sizeof(byte) + sizeof(ulong);

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly List<Place> _places = [];
    private long _end;

    private readonly record struct Place(long Offset, int Length, ResultRowKind Kind, ulong Line);

    public ResultSpool(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Delete);
        ReadPlaces();
    }

    /// <summary>The places of requests, from 0, as far as there are rows.</summary>
    public int Count => _places.Count;

    /// <summary>Keeps the row of the request at that index, from 0.</summary>
    /// <param name="index">The request's place in the input file.</param>
    /// <param name="row">The row, with its line break.</param>
    /// <param name="kind">What it tells.</param>
    /// <param name="line">The hash of the request's line.</param>
    public void Add(int index, byte[] row, ResultRowKind kind, ulong line)
    {
        var entry = new byte[HeaderBytes + row.Length];
        BinaryPrimitives.WriteInt32LittleEndian(entry, index);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), row.Length);
        entry[8] = (byte)kind;
        BinaryPrimitives.WriteUInt64LittleEndian(entry.AsSpan(9), line);
        row.CopyTo(entry, HeaderBytes);
        RandomAccess.Write(_file, entry, _end);
        Put(index, new(_end + HeaderBytes, row.Length, kind, line));
    }

    /// <summary>What the row of that request tells.</summary>
    public ResultRowKind Kind(int index) => index < _places.Count ? _places[index].Kind : ResultRowKind.None;

    /// <summary>The row of that request, with its line break.</summary>
    public byte[] Read(int index)
    {
        var row = new byte[_places[index].Length];
        return TryRead(row, _places[index].Offset) ? row : throw new EndOfStreamException("The rows of a running batch were cut off.");
    }

    public int CountOf(ResultRowKind kind) => _places.Count(place => place.Kind == kind);

    /// <summary>The tokens of all answers.</summary>
    public BatchUsageTotals Usage() => Enumerable.Range(0, _places.Count)
        .Where(index => Kind(index) is ResultRowKind.Success or ResultRowKind.Failure)
        .Aggregate(default(BatchUsageTotals), (sum, index) => sum.Plus(ResultRows.Usage(Read(index))));

    /// <summary>What the ledger counts of the rows.</summary>
    public IEnumerable<LedgerLine> Answered() =>
        from index in Enumerable.Range(0, _places.Count)
        where Kind(index) is ResultRowKind.Success or ResultRowKind.Failure
        select new LedgerLine(_places[index].Line, ResultRows.CustomId(Read(index)), Kind(index) == ResultRowKind.Success);

    /// <summary>Deletes the file: the batch has ended.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Finds the rows that are there already. What a kill cut off in its middle is written over.</summary>
    private void ReadPlaces()
    {
        var length = RandomAccess.GetLength(_file);
        var header = new byte[HeaderBytes];
        while (TryRead(header, _end))
        {
            var row = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
            if (_end + HeaderBytes + row > length)
                return;

            Put(
                BinaryPrimitives.ReadInt32LittleEndian(header),
                new(_end + HeaderBytes, row, (ResultRowKind)header[8], BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(9))));
        }
    }

    private void Put(int index, Place place)
    {
        while (_places.Count <= index)
            _places.Add(default);

        _places[index] = place;
        _end = place.Offset + place.Length;
    }

    private bool TryRead(Span<byte> buffer, long offset)
    {
        for (var read = 0; read < buffer.Length;)
        {
            var more = RandomAccess.Read(_file, buffer[read..], offset + read);
            if (more == 0)
                return false;

            read += more;
        }

        return true;
    }
}
