using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>A stretch of one line of a file. Lines are the service's, which end at '\n' alone.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="LineStart">Where the line begins in the text, in UTF-16 units.</param>
/// <param name="Span">The stretch in the text.</param>
internal readonly record struct FilePlace(int Line, int LineStart, TextSpan Span)
{
    public Location In(string path) => Location.Create(
        path, Span, new LinePositionSpan(new LinePosition(Line, Span.Start - LineStart), new LinePosition(Line, Span.End - LineStart)));
}
