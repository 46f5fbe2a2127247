using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT0009, BT2004: removes an attribute that has no effect, or that sets what a batch does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeCodeFix))]
[Shared]
public sealed class RemoveAttributeCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.AttributeWithoutTask.Id, Rules.NotAllowedInBatch.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        Attribute(mistake.Root, mistake.Diagnostic) is { } attribute
            ? new($"Remove [{attribute.Name}]", [.. Changes(mistake.Root, [mistake.Diagnostic])])
            : null);

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            ? await document.WithChangesAsync(Changes(root, diagnostics), cancellationToken).ConfigureAwait(false)
            : document;

    private static IEnumerable<TextChange> Changes(SyntaxNode root, IEnumerable<Diagnostic> diagnostics)
    {
        var removed = diagnostics.Select(d => Attribute(root, d)).OfType<AttributeSyntax>().ToImmutableHashSet();
        return removed.Select(a => (AttributeListSyntax)a.Parent!).Distinct().OrderBy(l => l.SpanStart).Select(l => Without(l, removed));
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
