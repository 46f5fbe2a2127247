using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>Fixes in batch files: POST, the nearest endpoint or parameter, no stream, no byte order mark, an id of its own for each request.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(BatchFileCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".jsonl"])]
[Shared]
public sealed class BatchFileCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Rules.Method.Id,
        Rules.UnknownEndpoint.Id,
        Rules.DuplicateCustomId.Id,
        Rules.UnknownParameter.Id,
        Rules.NotAllowedInBatch.Id,
        Rules.MissingField.Id,
        Rules.ByteOrderMark.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => BatchFileFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A document of sources has fixes of its own.
        if (context.TextDocument is not AdditionalDocument document)
            return;

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var mistake = FileMistake.Of(diagnostic);
            if (FileFix.Of(text, mistake) is not { } fix)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    fix.Title,
                    cancellationToken => Task.FromResult(Apply(document, text, fix, cancellationToken)),
                    BatchFileFixAll.Key(fix.Kind)),
                diagnostic);

            // Editors offer "fix all" in sources only.
            if (fix.Kind != FileFixKind.RemoveMark)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"{fix.Title}, and the like in the whole file",
                        cancellationToken => BatchFile.FixAllAsync(document, [mistake], fix.Kind, cancellationToken),
                        $"{BatchFileFixAll.Key(fix.Kind)}.WholeFile"),
                    diagnostic);
            }
        }
    }

    private static Solution Apply(AdditionalDocument document, SourceText text, FileFix fix, CancellationToken cancellationToken) =>
        document.Project.Solution.WithAdditionalDocumentText(document.Id, FileFixes.Apply(text, [fix], cancellationToken));
}
