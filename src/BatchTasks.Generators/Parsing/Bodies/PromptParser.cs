using System.Collections.Generic;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The <c>prompt</c> of completions, images and videos: a template on the type, or the value of a member.</summary>
internal static class PromptParser
{
    /// <summary>Returns null where there is none that can be sent; the findings say why.</summary>
    public static IReadOnlyList<Segment>? Parse(AttributeData task, string endpoint, ParseContext context)
    {
        var found = new List<IReadOnlyList<Segment>?>();
        if (context.Type.Find(AttributeNames.Prompt) is { } onType)
            found.Add(TextTemplates.Parse(onType, context));

        foreach (var (member, attribute) in context.Members.With(AttributeNames.Prompt))
        {
            if (found.Count > 0)
            {
                context.Report(
                    Rules.SetTwice,
                    attribute.Location(member.LocationOr(context.Location), context.CancellationToken),
                    "prompt",
                    $"by another [Prompt] and by the member '{member.Name}'; a template with both on the type makes one prompt");
                return null;
            }

            context.Members.Find(member.Name);
            found.Add(MemberTemplates.Refuse(attribute, member, context) ? null : Value(member, context));
        }

        if (found.Count > 0)
            return found[0];

        var location = task.Location(context.Location, context.CancellationToken);
        context.Report(Rules.RequiredPartMissing, location, context.Type.Name, endpoint, "a prompt; add [Prompt(\"{Text}\")], or mark a member [Prompt]");
        return null;
    }

    private static IReadOnlyList<Segment>? Value(TaskMember member, ParseContext context)
    {
        if (ValueParser.ParseText(member.Type, null, context.Enums) is { } value)
            return [new Segment.Text(member.Expression, value)];

        context.Report(Rules.PartNotCarried, member.LocationOr(context.Location), $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which is no prompt; use a string");
        return null;
    }
}
