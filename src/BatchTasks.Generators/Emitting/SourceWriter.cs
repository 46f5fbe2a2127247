using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints indented source. Line ends are <c>\n</c> whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;
    private const int LargestSpare = 262_144;

    /// <summary>Kept for the next file on this thread: to grow a new one for each costs more than to fill it.</summary>
    [ThreadStatic]
    private static StringBuilder? s_spare;

    private readonly StringBuilder _text = TakeSpare();
    private int _level;
    private bool _afterBlock;

    /// <summary>Writes one line, or several (separated by <c>\n</c>), each at the current level. Empty lines get no indentation.</summary>
    /// <remarks>A statement after a closing brace is set off by an empty line.</remarks>
    public void Line(string text = "")
    {
        var continuesBlock = text.Length == 0 || text[0] is '}' or '#' || text == "else" || text.StartsWith("else ", StringComparison.Ordinal);
        if (_afterBlock && !continuesBlock)
            _text.Append('\n');

        _afterBlock = false;
        var start = 0;
        while (true)
        {
            var end = text.IndexOf('\n', start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0)
                _text.Append(' ', _level * SpacesPerLevel).Append(text, start, length);

            _text.Append('\n');
            if (end < 0)
                return;

            start = end + 1;
        }
    }

    /// <summary>Writes a line and an opening brace, and goes a level deeper.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        _level++;
    }

    /// <summary>Goes a level back and writes the closing brace.</summary>
    public void Close(string after = "")
    {
        _level--;
        Line("}" + after);
        _afterBlock = true;
    }

    public void Indent() => _level++;

    public void Outdent() => _level--;

    /// <summary>The source. It is the end of the writer: nothing can be added.</summary>
    public SourceText ToSourceText()
    {
        var source = SourceText.From(_text.ToString(), Encoding.UTF8);
        if (_text.Capacity <= LargestSpare)
            s_spare = _text.Clear();

        return source;
    }

    public override string ToString() => _text.ToString();

    private static StringBuilder TakeSpare()
    {
        var spare = s_spare ?? new StringBuilder(capacity: 16_384);
        s_spare = null;
        return spare;
    }
}
