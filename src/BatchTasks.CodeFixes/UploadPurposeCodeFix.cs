using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT4002: uploads the input file of a batch for the purpose 'batch'.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UploadPurposeCodeFix))]
[Shared]
public sealed class UploadPurposeCodeFix : CodeFixProvider
{
    private const string Purposes = "OpenAI.Files.FileUploadPurpose";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UploadPurpose.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(UploadPurposeCodeFix)))
            return;

        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Purposes) is not { } purposes || purposes.GetMembers("Batch").IsEmpty)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            var purpose = $"{purposes.ToMinimalDisplayString(model, span.Start)}.Batch";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{purpose}'",
                    cancellationToken => context.Document.WithChangeAsync(new TextChange(span, purpose), cancellationToken),
                    nameof(UploadPurposeCodeFix)),
                diagnostic);
        }
    }
}
