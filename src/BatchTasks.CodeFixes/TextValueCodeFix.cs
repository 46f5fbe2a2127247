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

/// <summary>BT1001, BT1002, BT1007: puts the one text that the service takes where another stands, in code or in JSON in a string literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextValueCodeFix))]
[Shared]
public sealed class TextValueCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Rules.Method.Id, Rules.UnknownEndpoint.Id, Rules.JobOutsideTheLimits.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(TextValueCodeFix)))
            return;

        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || DiagnosticProperties.GetReplacement(diagnostic) is not { Length: > 0 } replacement || Change(diagnostic, replacement, root, text) is not { } change)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{replacement}'",
                    cancellationToken => context.Document.WithChangeAsync(change, cancellationToken),
                    nameof(TextValueCodeFix)),
                diagnostic);
        }
    }

    private static TextChange? Change(Diagnostic diagnostic, string replacement, SyntaxNode root, SourceText text)
    {
        var span = diagnostic.Location.SourceSpan;
        if (root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax expression && expression.Span == span)
        {
            // Endpoints in code have names, which another fix puts there.
            return diagnostic.Id == Rules.UnknownEndpoint.Id ? null : new TextChange(span, SymbolDisplay.FormatLiteral(replacement, quote: true));
        }

        return JsonTextEdit.IsPlain(replacement) && JsonTextEdit.Content(text, span) is { } content ? new TextChange(content, replacement) : null;
    }
}
