using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1101 on a task type: adds the member that looks most like a key to the custom_id, or a custom_id with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddKeyCodeFix))]
[Shared]
public sealed class AddKeyCodeFix : CodeFixProvider
{
    private const string CustomId = "CustomId";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.ConstantCustomId.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(AddKeyCodeFix)))
            return;

        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (DiagnosticProperties.GetReplacement(diagnostic) is not { } template)
                continue;

            var change = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
            {
                { ContainsDiagnostics: true } => null,
                AttributeSyntax attribute => AddArgument(attribute, template),
                ExpressionSyntax expression => await ExtendAsync(context.Document, expression, template, context.CancellationToken).ConfigureAwait(false),
                _ => null,
            };
            if (change is not { } sound)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{template}' as the custom_id",
                    cancellationToken => context.Document.WithChangeAsync(sound, cancellationToken),
                    nameof(AddKeyCodeFix)),
                diagnostic);
        }
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
