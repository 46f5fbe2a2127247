using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1104: separates the members of a custom_id, where the analyzer knows a separator after which no two tasks have one id.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AmbiguousCustomIdCodeFix))]
[Shared]
public sealed class AmbiguousCustomIdCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.AmbiguousCustomId.Id);

    private protected override Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken) => Task.FromResult<SourceFix?>(
        mistake.Replacement is { } template
            && mistake.Root.FindToken(mistake.Span.Start).Parent?.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument
            && LiteralText.Of(argument.Expression) is { IsWhole: true } literals
            && ChangesTo(template, literals) is { } changes
            ? new($"Use \"{template}\"", changes)
            : null);

    /// <summary>
    /// What changes between the placeholders; null where some of it can't be changed in its place: it is no single piece of one literal. Separators need no
    /// escape in any form of literal.
    /// </summary>
    private static List<TextChange>? ChangesTo(string template, LiteralText literals)
    {
        var before = HolesOf(literals.Text);
        var after = HolesOf(template);
        if (before.Count != after.Count)
            return null;

        var changes = new List<TextChange>();
        for (var i = 1; i < before.Count; i++)
        {
            var start = before[i - 1].Start + before[i - 1].Length;
            var length = before[i].Start - start;
            var separatorStart = after[i - 1].Start + after[i - 1].Length;
            var separator = template.Substring(separatorStart, after[i].Start - separatorStart);
            if (literals.Text.Substring(start, length) == separator)
                continue;

            var span = literals.SpanOf(start, length);
            if (span.Length != length)
                return null;

            changes.Add(new TextChange(span, separator));
        }

        return changes.Count == 0 ? null : changes;
    }

    private static List<TemplatePart> HolesOf(string template) => TemplateParser.Parse(template).Parts.Where(p => p.Literal is null).ToList();
}
