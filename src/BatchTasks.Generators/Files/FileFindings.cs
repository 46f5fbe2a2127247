using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>The findings of each text, found once for as long as the text lives: an edit of a source leaves the files' texts as they are.</summary>
internal static class FileFindings
{
    /// <summary>Findings of one rule that are listed for one file.</summary>
    public const int MostOfOneRule = 20;

    // Beside each text its findings for each of the options that projects have for it: seldom more than one.
    private static readonly ConditionalWeakTable<SourceText, ConcurrentDictionary<BatchFileOptions, IReadOnlyList<FileFinding>>> s_ofText = new();

    public static IReadOnlyList<FileFinding> Of(SourceText text, BatchFileOptions options, CancellationToken cancellationToken)
    {
        var ofText = s_ofText.GetValue(text, static _ => new());
        if (ofText.TryGetValue(options, out var known))
            return known;

        return ofText.GetOrAdd(options, BatchFileCheck.Run(text, options, MostOfOneRule, cancellationToken));
    }
}
