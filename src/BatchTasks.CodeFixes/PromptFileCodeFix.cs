using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>
/// BT2008: names the nearest file of the project, where the name stands in the attribute itself. Of this rule alone: the formatter asks with the first diagnostic
/// of a fix's rules, and fixes nothing where that one has no answer.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromptFileCodeFix))]
[Shared]
public sealed class PromptFileCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.PromptFileNotFound.Id);

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is { } file && mistake.Node is LiteralExpressionSyntax
            ? new($"Use '{file}'", new TextChange(mistake.Span, SymbolDisplay.FormatLiteral(file, quote: true)))
            : null);
}
