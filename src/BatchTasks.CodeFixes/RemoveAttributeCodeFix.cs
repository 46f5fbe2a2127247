using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT0009, BT2004: removes an attribute that has no effect, or that sets what a batch does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeCodeFix))]
[Shared]
public sealed class RemoveAttributeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.AttributeWithoutTask.Id, Rules.NotAllowedInBatch.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(RemoveAttributeCodeFix)))
            return;

        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Attribute(root, diagnostic) is not { } attribute)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create($"Remove [{attribute.Name}]", ct => RemoveAsync(context.Document, ImmutableArray.Create(diagnostic), ct), nameof(RemoveAttributeCodeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return document;

        var removed = diagnostics.Select(d => Attribute(root, d)).OfType<AttributeSyntax>().ToImmutableHashSet();
        var changes = removed.Select(a => (AttributeListSyntax)a.Parent!).Distinct().OrderBy(l => l.SpanStart).Select(l => Without(l, removed));
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }

    private static AttributeSyntax? Attribute(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { ContainsDiagnostics: false } } attribute
            ? attribute
            : null;

    /// <summary>The list without what is removed; nothing, and no empty line, where nothing is left. What stands before it keeps its place.</summary>
    private static TextChange Without(AttributeListSyntax list, ImmutableHashSet<AttributeSyntax> removed)
    {
        var kept = list.Attributes.Where(a => !removed.Contains(a)).ToList();
        if (kept.Count > 0)
            return new TextChange(list.Attributes.Span, string.Join(", ", kept));

        var next = list.GetLastToken().GetNextToken();
        var isFollowedByWhiteSpace = list.GetTrailingTrivia().Concat(next.LeadingTrivia).All(t => string.IsNullOrWhiteSpace(t.ToFullString()));
        return new TextChange(isFollowedByWhiteSpace && next.RawKind != 0 ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span, "");
    }
}
