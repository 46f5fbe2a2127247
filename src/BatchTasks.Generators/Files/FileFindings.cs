using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>The findings of each text, found once for as long as the text lives: an edit of a source leaves the files' texts as they are.</summary>
internal static class FileFindings
{
    /// <summary>Findings of one rule that are listed for one file.</summary>
    public const int MostOfOneRule = 20;

    private static readonly ConditionalWeakTable<SourceText, Entry> s_ofText = new();

    public static IReadOnlyList<FileFinding> Of(SourceText text, BatchFileOptions options, CancellationToken cancellationToken)
    {
        if (s_ofText.TryGetValue(text, out var known) && known.Options == options)
            return known.Findings;

        var found = new Entry(options, BatchFileCheck.Run(text, options, MostOfOneRule, cancellationToken));

        // Where two projects have one text and different options, each finds anew.
        return s_ofText.GetValue(text, _ => found) is var kept && kept.Options == options ? kept.Findings : found.Findings;
    }

    private sealed record Entry(BatchFileOptions Options, IReadOnlyList<FileFinding> Findings);
}
