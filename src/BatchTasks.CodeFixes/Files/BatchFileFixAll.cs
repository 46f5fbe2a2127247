using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BatchTasks.CodeFixes.Files;

/// <summary>All fixes of a kind in a file, a project or a solution. The compiler's own provider works on sources only.</summary>
internal sealed class BatchFileFixAll : FixAllProvider
{
    public static readonly BatchFileFixAll Instance = new();

    private BatchFileFixAll()
    {
    }

    /// <summary>What marks the actions of a kind as the same.</summary>
    public static string Key(FileFixKind kind) => $"{nameof(BatchFileCodeFix)}.{kind}";

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var kind = Enum.GetValues(typeof(FileFixKind)).Cast<FileFixKind>().FirstOrDefault(k => Key(k) == fixAllContext.CodeActionEquivalenceKey);
        if (Key(kind) != fixAllContext.CodeActionEquivalenceKey)
            return Task.FromResult<CodeAction?>(null);

        return Task.FromResult<CodeAction?>(CodeAction.Create(
            "Fix all in batch files", cancellationToken => FixAsync(fixAllContext.WithCancellationToken(cancellationToken), kind), Key(kind)));
    }

    private static async Task<Solution> FixAsync(FixAllContext context, FileFixKind kind)
    {
        var solution = context.Solution;

        // A file of several projects, or of a project with several frameworks, is one file.
        var done = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            var diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (var file in InFiles(diagnostics, context.DiagnosticIds))
            {
                if (project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == file.Key) is { } document && done.Add(file.Key))
                {
                    var current = solution.GetAdditionalDocument(document.Id) ?? document;
                    solution = await BatchFile.FixAllAsync(current, [.. file.Select(FileMistake.Of)], kind, context.CancellationToken).ConfigureAwait(false);
                }
            }
        }

        return solution;
    }

    private static IEnumerable<IGrouping<string, Diagnostic>> InFiles(ImmutableArray<Diagnostic> diagnostics, ImmutableHashSet<string> ids) =>
        diagnostics.Where(d => ids.Contains(d.Id) && d.Location.Kind == LocationKind.ExternalFile).GroupBy(d => d.Location.GetLineSpan().Path);
}
