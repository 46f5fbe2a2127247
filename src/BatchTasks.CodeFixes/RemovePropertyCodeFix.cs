using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT2004: removes the property of a hand-written line that a batch does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePropertyCodeFix))]
[Shared]
public sealed class RemovePropertyCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.NotAllowedInBatch.Id);

    // An empty replacement stands for: nothing in place of the whole property.
    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is "" && Property(mistake) is { } property ? new("Remove the property", new TextChange(property, "")) : null);

    private static TextSpan? Property(SourceMistake mistake)
    {
        if (mistake.Node is not ExpressionSyntax expression || expression.Span != mistake.Span)
            return JsonTextEdit.Property(mistake.Text, mistake.Span);

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
