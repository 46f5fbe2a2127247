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

/// <summary>BT1104: separates the members of a custom_id, where the analyzer knows a separator after which no two tasks have one id.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AmbiguousCustomIdCodeFix))]
[Shared]
public sealed class AmbiguousCustomIdCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.AmbiguousCustomId.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (DiagnosticProperties.GetReplacement(diagnostic) is not { } template
                || root?.FindToken(diagnostic.Location.SourceSpan.Start) is not { } token
                || ChangeOf(token, template) is not { } change)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use \"{template}\"",
                    cancellationToken => ReplaceAsync(context.Document, change, cancellationToken),
                    nameof(AmbiguousCustomIdCodeFix)),
                diagnostic);
        }
    }

    /// <summary>The change of a plain literal that is the whole template: without escapes its text stands in it as it is.</summary>
    private static TextChange? ChangeOf(SyntaxToken token, string template)
    {
        if (token.Parent is not LiteralExpressionSyntax { Parent: AttributeArgumentSyntax }
            || !(token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)))
        {
            return null;
        }

        // The quotes stand around the text in any form of literal.
        var start = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
        return token.ValueText.Length == 0 || start < 0 ? null : new TextChange(new TextSpan(token.SpanStart + start, token.ValueText.Length), template);
    }

    private static async Task<Document> ReplaceAsync(Document document, TextChange change, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
