using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT0001, BT0002: makes the type partial, in each of its declarations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix))]
[Shared]
public sealed class MakePartialCodeFix : SourceCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Rules.TypeMustBePartial.Id, Rules.ContainingTypeMustBePartial.Id);

    private protected override async Task RegisterAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Make '{declaration.Identifier.ValueText}' partial",
                cancellationToken => MakePartialAsync(context.Document, declaration, cancellationToken),
                Key),
            context.Diagnostics);
    }

    private static async Task<Solution> MakePartialAsync(Document document, TypeDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
            return solution;

        foreach (var tree in type.DeclaringSyntaxReferences.GroupBy(static r => r.SyntaxTree))
        {
            if (solution.GetDocument(tree.Key) is not { } part)
                continue;

            // Right before the keyword, where the language wants it; nothing else of the text is touched.
            var text = await part.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = tree
                .Select(r => r.GetSyntax(cancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .Where(static d => !d.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(static d => new TextChange(new TextSpan(d.Keyword.SpanStart, 0), "partial "));
            solution = solution.WithDocumentText(part.Id, text.WithChanges(changes));
        }

        return solution;
    }
}
