using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1102: puts the nearest member's name into a placeholder, and keeps its format.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderCodeFix))]
[Shared]
public sealed class PlaceholderCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownMember.Id);

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is { } member && NameIn(mistake.Text, mistake.Span) is { } name ? new($"Use '{member}'", new TextChange(name, member)) : null);

    /// <summary>
    /// What stands between the opening brace (doubled in an interpolated string) and the format or the closing one, or null where it is no name: the constant
    /// stands elsewhere and the whole expression is reported, or the placeholder is pieced together.
    /// </summary>
    private static TextSpan? NameIn(SourceText text, TextSpan span)
    {
        var placeholder = text.ToString(span);
        var start = placeholder.Length - placeholder.TrimStart('{').Length;
        var end = placeholder.IndexOfAny([':', '}'], start);
        return start > 0 && end >= 0 && SyntaxFacts.IsValidIdentifier(placeholder.Substring(start, end - start).Trim().TrimStart('@'))
            ? TextSpan.FromBounds(span.Start + start, span.Start + end)
            : null;
    }
}
