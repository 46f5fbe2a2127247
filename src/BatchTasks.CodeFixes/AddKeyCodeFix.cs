using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1101 on a task type: adds the member that looks most like a key to the custom_id, or a custom_id with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddKeyCodeFix))]
[Shared]
public sealed class AddKeyCodeFix : TextChangeCodeFix
{
    private const string CustomId = "CustomId";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.ConstantCustomId.Id);

    private protected override async Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken)
    {
        if (mistake.Replacement is not { } template)
            return null;

        var change = mistake.Node switch
        {
            { ContainsDiagnostics: true } => null,
            AttributeSyntax attribute => AddArgument(attribute, template),
            ExpressionSyntax expression => await ExtendAsync(mistake.Document, expression, template, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
        return change is { } sound ? new($"Use '{template}' as the custom_id", sound) : null;
    }

    private static TextChange? AddArgument(AttributeSyntax attribute, string template) =>
        attribute.SimpleName() is AttributeNames.BatchTask or AttributeNames.BatchTaskShort && attribute.ArgumentList is { Arguments: [.., var last] }
            ? new TextChange(new TextSpan(last.Span.End, 0), $", {CustomId} = {Quote(template)}")
            : null;

    /// <summary>Puts the key into the literal where it is one, so that nothing else of it is touched; else behind the constant.</summary>
    private static async Task<TextChange?> ExtendAsync(Document document, ExpressionSyntax expression, string template, CancellationToken cancellationToken)
    {
        if (expression.Parent is not AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: CustomId })
            return null;

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var constant = model?.GetConstantValue(expression, cancellationToken).Value as string ?? "";
        if (constant.Length == 0 || !template.StartsWith(constant, StringComparison.Ordinal))
            return new TextChange(expression.Span, Quote(template));

        var added = template.Substring(constant.Length);
        if (expression is LiteralExpressionSyntax { Token: var token } && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken)
        {
            var quotes = token.IsKind(SyntaxKind.StringLiteralToken) ? 1 : token.Text.Length - token.Text.TrimEnd('"').Length;
            return new TextChange(new TextSpan(token.Span.End - quotes, 0), added);
        }

        var needsParentheses = expression is ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.AddExpression };
        return new TextChange(expression.Span, needsParentheses ? $"({expression}) + {Quote(added)}" : $"{expression} + {Quote(added)}");
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
