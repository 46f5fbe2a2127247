using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT4004: writes UTF-8 without a byte order mark, and no indentation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonLinesCodeFix))]
[Shared]
public sealed class JsonLinesCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.NotJsonLines.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(JsonLinesCodeFix)))
            return;

        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName("System.Text.UTF8Encoding") is not { } encoding)
            return;

        var root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            var change = root.FindNode(span, getInnermostNodeForTie: true) switch
            {
                AssignmentExpressionSyntax { Right: var value } => new TextChange(value.Span, SyntaxFacts.GetText(SyntaxKind.FalseKeyword)),
                _ => new TextChange(span, $"new {encoding.ToMinimalDisplayString(model, span.Start)}(false)"),
            };
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{change.NewText}'",
                    cancellationToken => context.Document.WithChangeAsync(change, cancellationToken),
                    nameof(JsonLinesCodeFix)),
                diagnostic);
        }
    }
}
