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

/// <summary>BT1007: gives a job the completion window that the service takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JobOptionCodeFix))]
[Shared]
public sealed class JobOptionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.JobOutsideTheLimits.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A constant from elsewhere may mean more than this job; in a longer text the place is not the whole expression.
            if (DiagnosticProperties.GetReplacement(diagnostic) is not { } value
                || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
                || literal.Span != diagnostic.Location.SourceSpan)
            {
                continue;
            }

            var change = new TextChange(literal.Span, SymbolDisplay.FormatLiteral(value, quote: true));
            context.RegisterCodeFix(
                CodeAction.Create($"Use '{value}'", cancellationToken => context.Document.WithChangeAsync(change, cancellationToken), nameof(JobOptionCodeFix)),
                diagnostic);
        }
    }
}
