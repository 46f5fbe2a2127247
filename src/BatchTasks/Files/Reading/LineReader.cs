using System.Buffers;

namespace BatchTasks.Files.Reading;

/// <summary>
/// The lines of a stream in bounded memory. Lines end at the byte <c>\n</c> and nowhere else (JSON text may hold U+2028 and its like); one <c>\r</c> before
/// it is dropped. A byte order mark at the beginning and blank lines are stepped over, and counted.
/// </summary>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    private const int BlockBytes = 256 * 1024;
    private const int KeptOfLongLine = 64 * 1024;

    // Beyond this the buffer goes back to the pool as soon as the long line in it was read.
    private const int LargeBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // One array holds a line, its line break and a mark.
    private readonly int _limit = Math.Min(maxLineBytes, Array.MaxLength - 64);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _isAtEnd;
    private byte[]? _beginningOfLongLine;

    /// <summary>The current line without its line break; of a line that is too long, its beginning. Valid until the next read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The number of the current line, counted from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether a line break follows the current line.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Whether the file begins with a byte order mark, once its first line was read.</summary>
    public bool HasByteOrderMark { get; private set; }

    /// <summary>The bytes that were read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the current line is longer than allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Moves to the next line that is not blank.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var end = _scanned + length;
                var line = _bytes.AsMemory(_start, end - _start);
                _start = _scanned = end + 1;
                if (Accept(line, isTerminated: true))
                    return true;

                continue;
            }

            _scanned = _end;
            if (_isAtEnd)
            {
                var rest = _bytes.AsMemory(_start, _end - _start);
                _start = _end;
                return (rest.Length > 0 || _beginningOfLongLine is not null) && Accept(rest, isTerminated: false);
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = [];
        _start = _scanned = _end = 0;
        _isAtEnd = true;
    }

    private bool Accept(ReadOnlyMemory<byte> line, bool isTerminated)
    {
        LineNumber++;
        IsTerminated = isTerminated;
        IsTooLong = _beginningOfLongLine is not null;
        if (IsTooLong)
        {
            Line = _beginningOfLongLine;
            _beginningOfLongLine = null;
            return true;
        }

        if (LineNumber == 1 && line.Span.StartsWith(ByteOrderMark))
        {
            HasByteOrderMark = true;
            line = line[ByteOrderMark.Length..];
        }

        if (line.Span is [.., (byte)'\r'])
            line = line[..^1];

        IsTooLong = line.Length > _limit;
        Line = IsTooLong ? line[..Math.Min(line.Length, KeptOfLongLine)] : line;
        return line.Span.ContainsAnyExcept(" \t\r"u8);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        DropLongLine();
        MakeRoom();
        var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _isAtEnd = read == 0;
        _end += read;
        BytesRead += read;
    }

    /// <summary>Gives up what has come of a line that is too long already (a mark before and a <c>\r</c> after it do not count), all but its beginning.</summary>
    private void DropLongLine()
    {
        var held = _end - _start;
        if (_beginningOfLongLine is null)
        {
            if (held - ByteOrderMark.Length - 1 <= _limit)
                return;

            var beginning = _bytes.AsSpan(_start, Math.Min(held, KeptOfLongLine));
            _beginningOfLongLine = (LineNumber == 0 && beginning.StartsWith(ByteOrderMark) ? beginning[ByteOrderMark.Length..] : beginning).ToArray();
        }

        _start = _scanned = _end = 0;
    }

    private void MakeRoom()
    {
        var held = _end - _start;
        var wanted = held < BlockBytes / 2 && _bytes.Length > LargeBytes ? BlockBytes : _bytes.Length;
        if (_end == _bytes.Length && _start < _bytes.Length / 2)
            wanted = (int)Math.Min(2L * _bytes.Length, Array.MaxLength);

        if (wanted != _bytes.Length)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(wanted);
            _bytes.AsSpan(_start, held).CopyTo(bytes);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = bytes;
        }
        else if (_start > 0)
        {
            _bytes.AsSpan(_start, held).CopyTo(_bytes);
        }

        (_start, _scanned, _end) = (0, held, held);
    }
}
