using System.Buffers;
using System.Runtime.ExceptionServices;

namespace BatchTasks.Files.Reading;

/// <summary>A stream in blocks of whole lines, in bounded memory. Of a line that is longer than allowed no more than its beginning is kept.</summary>
internal sealed class LineBlocks(Stream stream, int maxLineBytes, LineBlockUse use) : IDisposable
{
    private const int BlockBytes = 256 * 1024;

    // Beyond this the buffer goes back to the pool as soon as the long line in it was read.
    private const int LargeBytes = 4 * 1024 * 1024;

    // A line is dropped when it is too long for certain, and there is all of it that is kept.
    private readonly int _mostHeld = Math.Max(LongLine.LimitOf(maxLineBytes), LongLine.KeptBytes) + LineMarks.ByteOrderMark.Length + 1;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _start;
    private int _linesEnd;
    private int _end;
    private bool _isAtBeginning = true;
    private bool _isAtEnd;
    private LongLine? _longLine;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The current block.</summary>
    public LineBlock Current { get; private set; }

    /// <summary>The bytes that were read so far.</summary>
    public long BytesRead { get; private set; }

    private bool HasLines => _linesEnd > _start;

    private bool IsToBeFilled => !HasLines || (use == LineBlockUse.AtOnce && _end < _bytes.Length);

    /// <summary>Moves to the next block. An error of the stream comes after the lines before it.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _failure?.Throw();
        try
        {
            while (!_isAtEnd && IsToBeFilled)
                await FillAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (HasLines)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return TryTake();
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);

        _bytes = [];
        _start = _linesEnd = _end = 0;
        _longLine = null;
        _isAtEnd = true;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (!HasLines)
            DropLongLine();

        MakeRoom();
        var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        var lines = _bytes.AsSpan(_end, read).LastIndexOf((byte)'\n') + 1;
        if (lines > 0)
            _linesEnd = _end + lines;

        _isAtEnd = read == 0;
        _end += read;
        BytesRead += read;
    }

    /// <summary>Gives up what has come of a line that is too long already (a mark before and a <c>\r</c> after it do not count), all but its beginning.</summary>
    private void DropLongLine()
    {
        var held = _bytes.AsSpan(_start, _end - _start);
        if (_longLine is not null)
            _longLine.Add(held);
        else if (held.Length > _mostHeld)
            _longLine = new(_isAtBeginning && held.StartsWith(LineMarks.ByteOrderMark) ? held[LineMarks.ByteOrderMark.Length..] : held);
        else
            return;

        _start = _linesEnd = _end = 0;
    }

    private void MakeRoom()
    {
        var held = _end - _start;
        var wanted = held < BlockBytes / 2 && _bytes.Length > LargeBytes ? BlockBytes : _bytes.Length;
        if (_end == _bytes.Length && _start < _bytes.Length / 2)
            wanted = Doubled(_bytes.Length);

        if (wanted != _bytes.Length)
            Return(MoveTo(ArrayPool<byte>.Shared.Rent(wanted)));
        else if (_start > 0)
            MoveTo(_bytes);
    }

    private bool TryTake()
    {
        var end = _isAtEnd ? _end : _linesEnd;
        if (end <= _start && _longLine is null)
            return false;

        Current = new(_bytes, _start, end, _longLine);
        _start = end;
        _longLine = null;
        _isAtBeginning = false;
        if (use == LineBlockUse.AtOnce)
            MoveTo(_isAtEnd ? [] : ArrayPool<byte>.Shared.Rent(_end - _start < BlockBytes / 2 ? BlockBytes : Doubled(_end - _start)));

        return true;
    }

    /// <summary>Moves what is held to the beginning of an array.</summary>
    /// <returns>The array that held it.</returns>
    private byte[] MoveTo(byte[] bytes)
    {
        var before = _bytes;
        before.AsSpan(_start, _end - _start).CopyTo(bytes);
        _linesEnd = Math.Max(_linesEnd - _start, 0);
        _end -= _start;
        _start = 0;
        _bytes = bytes;
        return before;
    }

    private static int Doubled(int length) => (int)Math.Min(2L * length, Array.MaxLength);

    private static void Return(byte[] bytes) => ArrayPool<byte>.Shared.Return(bytes);
}
