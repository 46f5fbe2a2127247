using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT2004: removes the property of a hand-written line that a batch does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePropertyCodeFix))]
[Shared]
public sealed class RemovePropertyCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.NotAllowedInBatch.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(RemovePropertyCodeFix)))
            return;

        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // An empty replacement stands for: nothing in place of the whole property.
            if (root is null || DiagnosticProperties.GetReplacement(diagnostic) is not "" || Property(diagnostic.Location.SourceSpan, root, text) is not { } property)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove the property",
                    cancellationToken => context.Document.WithChangeAsync(new TextChange(property, ""), cancellationToken),
                    nameof(RemovePropertyCodeFix)),
                diagnostic);
        }
    }

    private static TextSpan? Property(TextSpan value, SyntaxNode root, SourceText text)
    {
        if (root.FindNode(value, getInnermostNodeForTie: true) is not ExpressionSyntax expression || expression.Span != value)
            return JsonTextEdit.Property(text, value);

        // The value may be wrapped, as in JsonValue.Create(true): the entry is the first thing around it that stands in a list of entries.
        for (SyntaxNode? node = expression; node is not null and not StatementSyntax; node = node.Parent)
        {
            switch (node.Parent)
            {
                case AnonymousObjectCreationExpressionSyntax anonymous when node is AnonymousObjectMemberDeclaratorSyntax member:
                    return InList(anonymous.Initializers, member);
                case InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax } initializer:
                    return InList(initializer.Expressions, (ExpressionSyntax)node);
            }
        }

        return null;
    }

    /// <summary>The entry with the comma and the white space up to the next one, or from the one before.</summary>
    private static TextSpan InList<T>(SeparatedSyntaxList<T> entries, T entry)
        where T : SyntaxNode
    {
        var index = entries.IndexOf(entry);
        if (index + 1 < entries.Count)
            return TextSpan.FromBounds(entry.SpanStart, entries[index + 1].SpanStart);

        return index > 0 ? TextSpan.FromBounds(entries[index - 1].Span.End, entry.Span.End) : entry.Span;
    }
}
