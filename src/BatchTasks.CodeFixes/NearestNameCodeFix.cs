using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT2001, BT2003: puts the nearest parameter's name, or the nearest value, in place of the one that the endpoint does not take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameCodeFix))]
[Shared]
public sealed class NearestNameCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownParameter.Id, Rules.ValueOutOfRange.Id);

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is { Length: > 0 } name && Change(mistake, name) is { } change ? new($"Use '{name}'", change) : null);

    private static TextChange? Change(SourceMistake mistake, string name)
    {
        var (span, node) = (mistake.Span, mistake.Node);
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Span == span)
        {
            // The member gave the name: the attribute gives it instead.
            return attribute.ArgumentList is null or { Arguments.Count: 0 } ? new(attribute.Span, $"{attribute.Name}(\"{name}\")") : null;
        }

        if (node is IdentifierNameSyntax { Parent: NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax } } member && member.Span == span)
            return new(span, name);

        // A literal, or a JSON string inside of one, however its quotes are escaped there. A constant that stands elsewhere is left to its author.
        var reported = mistake.Text.ToString(span);
        var content = reported.TrimStart('@', '"', '\\');
        var start = reported.Length - content.Length;
        var length = content.TrimEnd('"', '\\').Length;
        return reported.IndexOf('"') is var quote && quote >= 0 && quote < start && length > 0 && content.Length > length && content.IndexOf('"', 0, length) < 0
            ? new(new TextSpan(span.Start + start, length), name)
            : null;
    }
}
