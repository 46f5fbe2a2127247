using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT2001, BT2003: puts the nearest parameter's name, or the nearest value, in place of the one that the endpoint does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameCodeFix))]
[Shared]
public sealed class NearestNameCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownParameter.Id, Rules.ValueOutOfRange.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(NearestNameCodeFix)))
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || DiagnosticProperties.GetReplacement(diagnostic) is not { Length: > 0 } name || Change(root, text, diagnostic.Location.SourceSpan, name) is not { } change)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create($"Use '{name}'", cancellationToken => context.Document.WithChangeAsync(change, cancellationToken), nameof(NearestNameCodeFix)),
                diagnostic);
        }
    }

    private static TextChange? Change(SyntaxNode root, SourceText text, TextSpan span, string name)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Span == span)
        {
            // The member gave the name: the attribute gives it instead.
            return attribute.ArgumentList is null or { Arguments.Count: 0 } ? new(attribute.Span, $"{attribute.Name}(\"{name}\")") : null;
        }

        if (node is IdentifierNameSyntax { Parent: NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax } } member && member.Span == span)
            return new(span, name);

        // A literal, or a JSON string inside of one, however its quotes are escaped there. A constant that stands elsewhere is left to its author.
        var reported = text.ToString(span);
        var content = reported.TrimStart('@', '"', '\\');
        var start = reported.Length - content.Length;
        var length = content.TrimEnd('"', '\\').Length;
        return reported.IndexOf('"') is var quote && quote >= 0 && quote < start && length > 0 && content.Length > length && content.IndexOf('"', 0, length) < 0
            ? new(new TextSpan(span.Start + start, length), name)
            : null;
    }
}
