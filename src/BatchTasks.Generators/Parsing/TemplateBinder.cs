using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Templates;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>A template's literal text, or the member that a placeholder names.</summary>
internal readonly record struct BoundPart(string? Literal, TaskMember? Member, string? Format, Location Location);

/// <summary>Finds the members that a template's placeholders name, and the place of each in the source.</summary>
internal static class TemplateBinder
{
    /// <summary>Of a file of JSON each brace is an error: these are enough to see it.</summary>
    private const int MostErrors = 20;

    /// <summary>Returns null where the template has an error; the findings say which.</summary>
    public static IReadOnlyList<BoundPart>? Bind(TemplateSource source, ParseContext context)
    {
        var template = TemplateParser.Parse(source.Text);
        var parts = new List<BoundPart>();
        var isSound = template.Errors.Count == 0;
        foreach (var error in template.Errors.Take(MostErrors))
            context.Report(Rules.TemplateError, source.LocationOf(error.Start, error.Length), error.Problem);

        foreach (var part in template.Parts)
        {
            var place = source.LocationOf(part.Start, part.Length);
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
                var hint = context.Members.WhyNot(part.Member) is { } why ? $"; {why}"
                    : nearest is null ? "; write '{{' and '}}' for braces in the text" : $"; did you mean '{nearest}'?";
                context.ReportMisspelt(Rules.UnknownMember, place, nearest, part.Member, context.Type.Name, hint);
            }
        }

        return isSound ? parts : null;
    }
}
