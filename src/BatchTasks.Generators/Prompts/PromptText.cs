using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Prompts;

/// <summary>
/// The text of a prompt file, the same on every machine: line ends are '\n', however the file was checked out, and the last one does not count.
/// </summary>
internal sealed class PromptText
{
    private readonly string _path;
    private readonly SourceText _source;

    /// <summary>Where in the text a '\r' was left out, in order.</summary>
    private readonly List<int> _leftOut = [];

    private PromptText(string path, SourceText source)
    {
        _path = path;
        _source = source;
        var original = source.ToString();
        var text = new StringBuilder(original.Length);
        for (var i = 0; i < original.Length; i++)
        {
            if (original[i] == '\r' && i + 1 < original.Length && original[i + 1] == '\n')
                _leftOut.Add(text.Length);
            else
                text.Append(original[i]);
        }

        if (text.Length > 0 && text[text.Length - 1] == '\n')
            text.Length--;

        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>Null for a file that can't be read, which the compiler reports.</summary>
    public static PromptText? Of(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } source ? new PromptText(file.Path, source) : null;

    public Location LocationOf(int start, int length)
    {
        var span = TextSpan.FromBounds(InSource(start), InSource(start + length));
        return Location.Create(_path, span, _source.Lines.GetLinePositionSpan(span));
    }

    private int InSource(int position)
    {
        // What was left out at the position itself belongs to the line end there.
        var index = _leftOut.BinarySearch(position);
        return position + (index >= 0 ? index : ~index);
    }
}
