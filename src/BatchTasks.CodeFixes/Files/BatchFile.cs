using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>A batch file of a workspace, beside the sources of a project.</summary>
internal static class BatchFile
{
    /// <summary>
    /// Everything that is found in the file of one of the rules, also what goes beyond the listed findings; null where the project does not list the file.
    /// </summary>
    public static IEnumerable<FileMistake>? FindMistakes(TextDocument document, SourceText text, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var options = document.Project.AnalyzerOptions;
        if (options.AdditionalFiles.FirstOrDefault(f => f.Path == document.FilePath) is not { } file
            || BatchFileOptions.Of(file, options.AnalyzerConfigOptionsProvider) is not { } batch)
        {
            return null;
        }

        return BatchFileCheck.Run(text, batch, int.MaxValue - 1, cancellationToken).Where(f => ids.Contains(f.Id)).Select(FileMistake.Of);
    }

    /// <summary>The solution with all fixes of a kind made in the file.</summary>
    public static async Task<Solution> FixAllAsync(
        TextDocument document, IReadOnlyCollection<FileMistake> known, FileFixKind kind, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var ids = known.Select(static m => m.Id).Distinct().ToList();
        var fixes = (FindMistakes(document, text, ids, cancellationToken) ?? known)
            .Select(mistake => FileFix.Of(text, mistake))
            .OfType<FileFix>()
            .Where(fix => fix.Kind == kind);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, FileFixes.Apply(text, fixes, cancellationToken));
    }
}
