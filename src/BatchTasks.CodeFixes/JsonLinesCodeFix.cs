using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT4004: writes UTF-8 without a byte order mark, and no indentation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonLinesCodeFix))]
[Shared]
public sealed class JsonLinesCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.NotJsonLines.Id);

    private protected override async Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken)
    {
        var model = await mistake.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName("System.Text.UTF8Encoding") is not { } encoding)
            return null;

        var change = mistake.Node switch
        {
            AssignmentExpressionSyntax { Right: var value } => new TextChange(value.Span, SyntaxFacts.GetText(SyntaxKind.FalseKeyword)),
            _ => new TextChange(mistake.Span, $"new {encoding.ToMinimalDisplayString(model, mistake.Span.Start)}(false)"),
        };
        return new($"Use '{change.NewText}'", change);
    }
}
