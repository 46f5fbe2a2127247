using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>What was reported in a source, and where.</summary>
internal sealed record SourceMistake(Document Document, SyntaxNode Root, SourceText Text, Diagnostic Diagnostic)
{
    public TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>What should stand there; empty where the property should go; null where the rule does not say.</summary>
    public string? Replacement => DiagnosticProperties.GetReplacement(Diagnostic);

    /// <summary>The innermost node around the span, which may be larger: JSON in a literal has no nodes.</summary>
    public SyntaxNode Node => Root.FindNode(Span, getInnermostNodeForTie: true);
}
