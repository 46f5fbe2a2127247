using System.Collections.Generic;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Parsing;

/// <summary>A template's literal text, or the member that a placeholder names.</summary>
internal readonly record struct BoundPart(string? Literal, TaskMember? Member, string? Format, Location Location);

/// <summary>Finds the members that a template's placeholders name, and the place of each in the source.</summary>
internal static class TemplateBinder
{
    /// <summary>Returns null where the template has an error; the findings say which.</summary>
    public static IReadOnlyList<BoundPart>? Bind(string text, Location location, ParseContext context)
    {
        var template = TemplateParser.Parse(text);
        var parts = new List<BoundPart>();
        var isSound = template.Errors.Count == 0;
        foreach (var error in template.Errors)
            context.Report(Rules.TemplateError, Within(location, text, error.Start, error.Length, context.CancellationToken), error.Problem);

        foreach (var part in template.Parts)
        {
            var place = Within(location, text, part.Start, part.Length, context.CancellationToken);
            if (part.Literal is not null)
            {
                parts.Add(new BoundPart(part.Literal, null, null, place));
            }
            else if (context.Members.Find(part.Member) is { } member)
            {
                parts.Add(new BoundPart(null, member, part.Format, place));
            }
            else
            {
                isSound = false;
                var nearest = context.Members.Nearest(part.Member);
                var hint = nearest is null ? "; write '{{' and '}}' for braces in the text" : $"; did you mean '{nearest}'?";
                context.ReportMisspelt(Rules.UnknownMember, place, nearest, part.Member, context.Type.Name, hint);
            }
        }

        return isSound ? parts : null;
    }

    /// <summary>The exact characters inside a literal that has no escapes; else the whole expression.</summary>
    public static Location Within(Location location, string text, int start, int length, CancellationToken cancellationToken)
    {
        if (location.SourceTree?.GetRoot(cancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal
            || !literal.Token.IsKind(SyntaxKind.StringLiteralToken) && !literal.Token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
        {
            return location;
        }

        var offset = literal.Token.Text.IndexOf(text, StringComparison.Ordinal);
        return offset < 0
            ? location
            : Location.Create(location.SourceTree, new TextSpan(literal.Token.SpanStart + offset + start, length));
    }
}
