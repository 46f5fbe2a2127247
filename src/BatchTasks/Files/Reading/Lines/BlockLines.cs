namespace BatchTasks.Files.Reading;

/// <summary>The lines of blocks, one by one. What a line is, is decided here.</summary>
internal sealed class BlockLines(int maxLineBytes)
{
    private readonly int _limit = LongLine.LimitOf(maxLineBytes);

    private byte[] _bytes = [];
    private int _next;
    private int _end;
    private LongLine? _longLine;

    /// <summary>The current line without its line break; of a line that is too long, its beginning. Valid as long as its block.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The number of the current line, counted from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether a line break follows the current line.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Whether the file begins with a byte order mark, once its first line was read.</summary>
    public bool HasByteOrderMark { get; private set; }

    /// <summary>Whether the current line is longer than allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Turns to a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="linesBefore">The number of lines before it.</param>
    public void Begin(in LineBlock block, long linesBefore)
    {
        (_bytes, _next, _end, _longLine) = block;
        LineNumber = linesBefore;
    }

    /// <summary>Moves to the next line that is not blank.</summary>
    /// <returns><see langword="false"/> at the end of the block.</returns>
    public bool TryRead()
    {
        while (_next < _end || _longLine is not null)
        {
            var length = _bytes.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            var isTerminated = length >= 0;
            var line = _bytes.AsMemory(_next, isTerminated ? length : _end - _next);
            _next += line.Length + (isTerminated ? 1 : 0);
            if (Accept(line, isTerminated))
                return true;
        }

        return false;
    }

    private bool Accept(ReadOnlyMemory<byte> line, bool isTerminated)
    {
        LineNumber++;
        IsTerminated = isTerminated;
        if (_longLine is not null)
            return AcceptEnd(_longLine, line.Span);

        if (LineNumber == 1 && line.Span.StartsWith(LineMarks.ByteOrderMark))
        {
            HasByteOrderMark = true;
            line = line[LineMarks.ByteOrderMark.Length..];
        }

        if (line.Span is [.., (byte)'\r'])
            line = line[..^1];

        IsTooLong = line.Length > _limit;
        Line = IsTooLong ? line[..Math.Min(line.Length, LongLine.KeptBytes)] : line;
        return !LineMarks.IsBlank(line.Span);
    }

    private bool AcceptEnd(LongLine line, ReadOnlySpan<byte> end)
    {
        _longLine = null;
        line.Add(end);
        IsTooLong = true;
        Line = line.Beginning;
        return !line.IsBlank;
    }
}
