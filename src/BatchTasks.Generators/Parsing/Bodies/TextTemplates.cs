using System.Collections.Generic;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>Templates of text that goes into a JSON string of the body.</summary>
internal static class TextTemplates
{
    /// <summary>The template of a message or an input on the type. Returns null where it has an error; the findings say which.</summary>
    public static IReadOnlyList<Segment>? Parse(AttributeData attribute, ParseContext context)
    {
        if (DeclaredTemplate.Find(attribute, context) is not { } source || TemplateBinder.Bind(source, context) is not { } parts)
            return null;

        var segments = new List<Segment>();
        var isSound = true;
        foreach (var part in parts)
        {
            if (part.Member is not { } member)
            {
                segments.Add(new Segment.Constant(JsonText.Escape(part.Literal!)));
            }
            else if (ValueParser.ParseText(member.Type, part.Format, context.Enums) is { } value)
            {
                segments.Add(new Segment.Text(member.Expression, value));
            }
            else
            {
                isSound = false;
                var problem = part.Format is null
                    ? $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which can't be written as text; use text, a number, a date, an enum, or another type that implements ISpanFormattable"
                    : $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which takes no format";
                context.Report(Rules.PartNotCarried, part.Location, problem);
            }
        }

        return isSound ? segments : null;
    }
}
