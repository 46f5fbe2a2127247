using System.Collections.Generic;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.HandWritten;

/// <summary>
/// The JSON that an expression gives, as far as it is constant, and the place in the source of each byte. What is not constant is a stand-in, of which
/// nothing may be said.
/// </summary>
internal sealed class SourceJson
{
    private readonly byte[] _utf8;
    private readonly int _start;
    private readonly int _length;
    private readonly IReadOnlyList<SourceMark> _marks;
    private readonly HashSet<int> _open;

    public SourceJson(byte[] utf8, IReadOnlyList<SourceMark> marks, HashSet<int> open)
        : this(utf8, 0, utf8.Length, marks, open)
    {
    }

    private SourceJson(byte[] utf8, int start, int length, IReadOnlyList<SourceMark> marks, HashSet<int> open) =>
        (_utf8, _start, _length, _marks, _open) = (utf8, start, length, marks, open);

    public ReadOnlySpan<byte> Utf8 => _utf8.AsSpan(_start, _length);

    /// <summary>A part of it: one line of several.</summary>
    public SourceJson Slice(int start, int length) => new(_utf8, _start + start, length, _marks, _open);

    /// <summary>Whether any of it is a stand-in for what is not known before the program runs.</summary>
    public bool IsUnknown(ByteSpan span)
    {
        if (IsOpen(span))
            return true;

        for (var index = FirstMark(span.Start); index < _marks.Count && _marks[index].Start < _start + span.End; index++)
        {
            if (_marks[index].IsUnknown)
                return true;
        }

        return false;
    }

    /// <summary>Whether the value that begins there is a stand-in itself.</summary>
    public bool IsStandIn(ByteSpan span) => _marks[FirstMark(span.Start)].IsUnknown;

    /// <summary>Whether the object or array that begins there may have more than what is known.</summary>
    public bool IsOpen(ByteSpan span) => _open.Contains(_start + span.Start);

    /// <summary>The source of those bytes; of an object or array its opening only.</summary>
    public TextSpan SpanOf(ByteSpan span)
    {
        var first = FirstMark(span.Start);
        var opening = _marks[first].Source;
        if (span.Length > 0 && Utf8[span.Start] is (byte)'{' or (byte)'[')
            return opening;

        var last = first;
        while (last + 1 < _marks.Count && _marks[last + 1].Start < _start + span.End)
            last++;

        return TextSpan.FromBounds(Math.Min(opening.Start, _marks[last].Source.Start), Math.Max(opening.End, _marks[last].Source.End));
    }

    /// <summary>The pieces that the bytes were put together of, in order.</summary>
    public IReadOnlyList<(ByteSpan Bytes, SourceMark Mark)> Pieces(ByteSpan span)
    {
        var pieces = new List<(ByteSpan, SourceMark)>();
        for (var index = FirstMark(span.Start); index < _marks.Count && _marks[index].Start < _start + span.End; index++)
        {
            var start = Math.Max(_marks[index].Start - _start, span.Start);
            var end = Math.Min(index + 1 < _marks.Count ? _marks[index + 1].Start - _start : _length, span.End);
            pieces.Add((new(start, end - start), _marks[index]));
        }

        return pieces;
    }

    /// <summary>The mark that holds the byte.</summary>
    private int FirstMark(int position)
    {
        var (low, high) = (0, _marks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_marks[middle].Start <= _start + position)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

/// <summary>Where bytes, from that one to the next mark, stand in the source.</summary>
internal readonly record struct SourceMark(int Start, TextSpan Source, bool IsUnknown);
