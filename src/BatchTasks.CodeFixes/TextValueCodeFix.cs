using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1001, BT1002, BT1007: puts the one text that the service takes where another stands, in code or in JSON in a string literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextValueCodeFix))]
[Shared]
public sealed class TextValueCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Rules.Method.Id, Rules.UnknownEndpoint.Id, Rules.JobOutsideTheLimits.Id);

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is { Length: > 0 } replacement && Change(mistake, replacement) is { } change ? new($"Use '{replacement}'", change) : null);

    private static TextChange? Change(SourceMistake mistake, string replacement)
    {
        if (mistake.Node is ExpressionSyntax expression && expression.Span == mistake.Span)
        {
            // Endpoints in code have names, which another fix puts there.
            return mistake.Diagnostic.Id == Rules.UnknownEndpoint.Id
                ? null
                : new TextChange(mistake.Span, SymbolDisplay.FormatLiteral(replacement, quote: true));
        }

        return JsonTextEdit.IsPlain(replacement) && JsonTextEdit.Content(mistake.Text, mistake.Span) is { } content
            ? new TextChange(content, replacement)
            : null;
    }
}
