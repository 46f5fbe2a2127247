using System.Text.Json;
using BatchTasks.Answers;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>
/// How a line that was read is laid out. A service writes its lines alike: between the strings and numbers, which vary, stand the same bytes in each. A line that has
/// those bytes, with valid strings and numbers between them, is as valid as the one that was read, and its parts stand in the same places between them.
/// </summary>
internal sealed class LineLayout
{
    // A line of more scalars, one with the probabilities of its tokens perhaps, is hardly laid out as another.
    private const int MostScalars = 128;

    private readonly byte[] _line;
    private readonly LayoutScalar[] _scalars;
    private readonly LayoutPlace[] _fields;
    private readonly bool _hasChoice;

    // Where the bytes before each scalar, and those after the last, stand in the line that matched last.
    private readonly int[] _starts;

    private LineLayout(byte[] line, LayoutScalar[] scalars, LayoutPlace[] fields, bool hasChoice)
    {
        _line = line;
        _scalars = scalars;
        _fields = fields;
        _hasChoice = hasChoice;
        _starts = new int[scalars.Length + 1];
    }

    /// <summary>The layout of a line.</summary>
    /// <param name="line">The line, which is valid.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="body">What was read of its body, which is an object.</param>
    /// <returns><see langword="null"/> where no other line will be laid out so.</returns>
    public static LineLayout? Of(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body)
    {
        var scalars = new List<LayoutScalar>();
        var reader = new Utf8JsonReader(line, RawJson.Options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                scalars.Add(new((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1, IsString: true));
            else if (reader.TokenType == JsonTokenType.Number)
                scalars.Add(new((int)reader.TokenStartIndex, (int)reader.BytesConsumed, IsString: false));

            if (scalars.Count > MostScalars)
                return null;
        }

        LayoutScalar[] all = [.. scalars];
        return new(line.ToArray(), all, LayoutFields.Record(line, all, ref read, ref body), body.HasChoice);
    }

    /// <summary>Reads a line that is laid out so.</summary>
    /// <param name="line">The line. That it is valid UTF-8 is not looked at.</param>
    /// <param name="read">What <see cref="ResultLine.Read"/> makes of it.</param>
    /// <param name="body">What <see cref="ResponseBody.Read"/> makes of its body.</param>
    /// <returns><see langword="false"/> where it is not.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body)
    {
        if (!Matches(line))
            return false;

        LayoutFields.Restore(line, _starts, _fields, ref read, ref body);
        read.HasResponse = true;
        body.HasChoice = _hasChoice;
        return true;
    }

    private bool Matches(ReadOnlySpan<byte> line)
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
            at = scalar.IsString ? JsonScalars.EndOfString(line, at) : JsonScalars.EndOfNumber(line, at);
            if (at < 0)
                return false;

            end = scalar.End;
        }

        _starts[^1] = at;
        return line[at..].SequenceEqual(learned[end..]);
    }
}
