using System.Collections.Generic;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Files;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>Applies fixes to the text of a batch file. Only what a fix changes is touched: line ends, blanks and order stay.</summary>
internal static class FileFixes
{
    public static SourceText Apply(SourceText text, IEnumerable<FileFix> fixes, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        var hasMark = true;
        HashSet<string>? ids = null;
        var end = 0;
        foreach (var fix in fixes.OrderBy(static f => f.Change.Span.Start))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (fix.Kind == FileFixKind.RemoveMark)
            {
                hasMark = false;
                continue;
            }

            // Two that touch the same text: the second waits for another time.
            if (fix.Change.Span.Start < end)
                continue;

            var change = fix.Change;
            if (fix.Kind == FileFixKind.Rename)
                change = new(change.Span, Suffix(text, change.Span.Start, ids ??= Ids(text, cancellationToken)));

            changes.Add(change);
            end = change.Span.End;
        }

        var changed = text.WithChanges(changes);
        return hasMark ? changed : SourceText.From(changed.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), text.ChecksumAlgorithm);
    }

    /// <summary>The smallest number from 2 that makes the line's id one that no request has.</summary>
    private static string Suffix(SourceText text, int position, HashSet<string> ids)
    {
        var file = FileLine.At(text, position);
        var id = BatchLine.Scan(file.Utf8).CustomId is { IsString: true } value ? value.Text(file.Utf8) : "";
        for (var number = 2; ; number++)
        {
            if (ids.Add($"{id}-{number}"))
                return $"-{number}";
        }
    }

    private static HashSet<string> Ids(SourceText text, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var lines = new Utf8Lines(text, cancellationToken);
        while (lines.Read())
        {
            if (BatchLine.Scan(lines.Utf8).CustomId is { IsString: true } id)
                ids.Add(id.Text(lines.Utf8));
        }

        return ids;
    }
}
