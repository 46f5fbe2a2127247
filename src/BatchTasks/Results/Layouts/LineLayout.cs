using System.Runtime.CompilerServices;
using BatchTasks.Answers;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>
/// How a line that was read is laid out. A service writes its lines alike: between the strings and numbers, which vary, stand the same bytes in each. A line that has
/// those bytes, with valid strings and numbers between them, is as valid as the one that was read, and its parts stand in the same places between them.
/// </summary>
internal sealed class LineLayout
{
    private readonly byte[] _line;
    private readonly LayoutScalar[] _scalars;
    private readonly LayoutField[] _fields;
    private readonly LayoutPlace[] _places;
    private readonly bool _hasChoice;

    // The text of the answer, and the scalar that it is, or -1 where it does not vary or is no string.
    private readonly LayoutField _content;
    private readonly int _contentScalar;

    // Where in the line that matched last the bytes before each scalar begin, and those after the last.
    private readonly int[] _starts;

    private LineLayout(byte[] line, LayoutScalar[] scalars, LayoutField[] fields, LayoutField content, bool hasChoice)
    {
        _line = line;
        _scalars = scalars;
        _fields = fields;
        _places = [.. fields.Select(field => LayoutPlace.Of(field, scalars))];
        _hasChoice = hasChoice;
        _content = content;

        // The quotes are part of the value, and not of the scalar.
        _contentScalar = Array.FindIndex(scalars, scalar => scalar.Kind == LayoutScalarKind.String && scalar.Start == content.Start + 1 && scalar.End == content.End - 1);
        _starts = new int[scalars.Length + 1];
    }

    /// <summary>The number of strings and numbers that may vary.</summary>
    public int ScalarCount => _scalars.Length;

    /// <summary>The layout of a line.</summary>
    /// <param name="line">The line, which is valid.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="body">What was read of its body, which is an object.</param>
    /// <param name="vectors">Whether its embeddings are read.</param>
    /// <returns><see langword="null"/> where hardly another line will be laid out so.</returns>
    public static LineLayout? Of(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body, bool vectors) =>
        LayoutScalars.Find(line, vectors) is { } scalars && (!vectors || EmbeddingReader.IsInOrder(read.Body, scalars.Count(static scalar => scalar.IsVector)))
            ? new(line.ToArray(), scalars, LayoutFields.Record(line, ref read, ref body), LayoutField.Of(line, body.First.Content), body.HasChoice)
            : null;

    /// <summary>The layout of fewer lines: those in which only some scalars are others, which are told apart from it in less time.</summary>
    /// <param name="varies">Whether each scalar varies.</param>
    public LineLayout Narrow(bool[] varies) => new(_line, [.. _scalars.Where((_, i) => varies[i])], _fields, _content, _hasChoice);

    /// <summary>Notes which scalars are others in the line that matched last.</summary>
    public void NoteVarying(ReadOnlySpan<byte> line, bool[] varies)
    {
        for (var i = 0; i < _scalars.Length; i++)
        {
            var scalar = _scalars[i];
            varies[i] |= scalar.IsVector || !line[StartOf(i).._starts[i + 1]].SequenceEqual(_line.AsSpan()[scalar.Start..scalar.End]);
        }
    }

    /// <summary>Reads a line that is laid out so.</summary>
    /// <param name="line">The line.</param>
    /// <param name="read">What <see cref="ResultLine.Read"/> makes of it.</param>
    /// <param name="body">What <see cref="ResponseBody.Read"/> makes of its body.</param>
    /// <param name="decoded">Takes its embeddings, and the text of its answer.</param>
    /// <returns><see langword="false"/> where it is not, or not valid UTF-8.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body, DecodedParts decoded)
    {
        decoded.Clear();
        if (!Matches(line, decoded) || !IsUtf8(line))
            return false;

        LayoutFields.Restore(line, _places, _starts, ref read, ref body);
        read.HasResponse = true;
        body.HasChoice = _hasChoice;
        body.First.Text = decoded.Text.Span;
        body.First.HasText = decoded.HasText;
        return true;
    }

    /// <summary>Where a scalar begins in the line that matched last.</summary>
    private int StartOf(int scalar) => _starts[scalar] + _scalars[scalar].Start - (scalar == 0 ? 0 : _scalars[scalar - 1].End);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Matches(ReadOnlySpan<byte> line, DecodedParts decoded)
    {
        ReadOnlySpan<byte> learned = _line;
        var at = 0;
        var end = 0;
        for (var i = 0; i < _scalars.Length; i++)
        {
            var scalar = _scalars[i];
            var constant = learned[end..scalar.Start];
            if (!line[at..].StartsWith(constant))
                return false;

            _starts[i] = at;
            at += constant.Length;
            at = scalar.Kind switch
            {
                LayoutScalarKind.String => i == _contentScalar ? EndOfContent(line, at, decoded) : JsonScalars.EndOfString(line, at, out _),
                LayoutScalarKind.Number => JsonScalars.EndOfNumber(line, at),
                LayoutScalarKind.VectorOfNumbers => EndOfNumbers(line, at, decoded.Vectors),
                _ => EndOfBase64(line, at, scalar.End - scalar.Start, decoded.Vectors),
            };
            if (at < 0)
                return false;

            end = scalar.End;
        }

        _starts[^1] = at;
        return line[at..].SequenceEqual(learned[end..]);
    }

    /// <summary>Whether the line that matched last is valid UTF-8. Its vectors are: they were read, and are ASCII.</summary>
    private bool IsUtf8(ReadOnlySpan<byte> line)
    {
        var start = 0;
        for (var i = 0; i < _scalars.Length; i++)
        {
            if (!_scalars[i].IsVector)
                continue;

            if (!Utf8Validation.IsValid(line[start..StartOf(i)]))
                return false;

            start = _starts[i + 1];
        }

        return Utf8Validation.IsValid(line[start..]);
    }

    private static int EndOfContent(ReadOnlySpan<byte> line, int at, DecodedParts decoded)
    {
        if (!JsonUnescape.TryReadString(line, ref at, decoded.Text.GetSpan(line.Length - at), out var length))
            return JsonScalars.EndOfString(line, at, out _);

        decoded.Text.Advance(length);
        decoded.HasText = true;
        return at;
    }

    private static int EndOfNumbers(ReadOnlySpan<byte> line, int at, List<float[]> vectors)
    {
        var length = line[at..].IndexOf((byte)']') + 1;
        if (!NumberVector.TryRead(line.Slice(at, length), out var vector))
            return -1;

        vectors.Add(vector);
        return at + length;
    }

    /// <param name="line">The line.</param>
    /// <param name="at">Where the base64 begins.</param>
    /// <param name="learned">Its length in the line that was learned: vectors of one model are as long as each other.</param>
    /// <param name="vectors">Takes the vector.</param>
    private static int EndOfBase64(ReadOnlySpan<byte> line, int at, int learned, List<float[]> vectors)
    {
        var length = at + learned < line.Length && line[at + learned] == '"' ? learned : line[at..].IndexOf((byte)'"');
        if (length < 0 || !Base64Vector.TryRead(line.Slice(at, length), out var vector))
            return -1;

        vectors.Add(vector);
        return at + length;
    }
}
