using System.Text;
using BatchTasks.Generators.Files;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>The line of a batch file that a mistake lies in, and edits in it that leave the rest of the line as it is.</summary>
internal readonly ref struct FileLine
{
    private readonly int _start;

    private FileLine(int start, byte[] utf8)
    {
        _start = start;
        Utf8 = utf8;
    }

    /// <summary>The line without its break.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    public static FileLine At(SourceText text, int position)
    {
        var (start, end) = (position, position);
        while (start > 0 && text[start - 1] != '\n')
            start--;

        while (end < text.Length && text[end] != '\n')
            end++;

        return new(start, Encoding.UTF8.GetBytes(text.ToString(TextSpan.FromBounds(start, end))));
    }

    /// <summary>The place in the file of a stretch of the line.</summary>
    public TextSpan In(ByteSpan span) =>
        TextSpan.FromBounds(_start + Utf16Offset.Of(Utf8, span.Start), _start + Utf16Offset.Of(Utf8, span.End));

    /// <summary>The property whose name or value is exactly there, or null.</summary>
    public (string Name, TextSpan Span)? FindProperty(TextSpan place)
    {
        var scanner = new JsonScanner(Utf8);
        while (scanner.Read())
        {
            if (scanner.Kind != JsonTokenKind.Name)
                continue;

            var name = scanner.Span;
            var value = scanner;
            if (!value.Read() || (In(name) != place && In(value.Span).Start != place.Start))
                continue;

            var start = value.Span.Start;
            if (value.Skip() && (In(name) == place || In(new(start, value.Span.End - start)) == place))
                return (JsonString.Unescape(scanner.Content), In(WithComma(name.Start, value.Span.End)));
        }

        return null;
    }

    /// <summary>Where the line's own property of that name begins, or null.</summary>
    public int? FindField(string field)
    {
        var scanner = new JsonScanner(Utf8);
        while (scanner.Read())
        {
            if (scanner.Kind == JsonTokenKind.Name && scanner.Depth == 1 && JsonString.EqualsAscii(scanner.Content, field))
                return scanner.Span.Start;
        }

        return null;
    }

    /// <summary>Whether the author writes a blank after a colon.</summary>
    public bool IsSpaced(int name)
    {
        var colon = Utf8.Slice(name).IndexOf((byte)':') + name;
        return colon + 1 < Utf8.Length && Utf8[colon + 1] == ' ';
    }

    /// <summary>A property with the comma, and the white space, that go with it.</summary>
    private ByteSpan WithComma(int start, int end)
    {
        var after = end;
        while (IsBlank(after))
            after++;

        if (after < Utf8.Length && Utf8[after] == ',')
        {
            after++;
            while (IsBlank(after))
                after++;

            return new(start, after - start);
        }

        var before = start;
        while (before > 0 && IsBlank(before - 1))
            before--;

        return before > 0 && Utf8[before - 1] == ',' ? new(before - 1, end - before + 1) : new(start, end - start);
    }

    private bool IsBlank(int position) => position < Utf8.Length && Utf8[position] is (byte)' ' or (byte)'\t' or (byte)'\r';
}
