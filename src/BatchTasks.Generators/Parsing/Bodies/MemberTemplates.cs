using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>Finds templates on members, of which it is the value that counts.</summary>
internal static class MemberTemplates
{
    /// <summary>Reports a template, or the file of one, on a member.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Refuse(AttributeData attribute, TaskMember member, ParseContext context)
    {
        if (attribute.ConstructorArguments.Length == 0 && attribute.NamedArguments.Length == 0)
            return false;

        context.Report(
            Rules.PartNotCarried,
            attribute.Location(member.LocationOr(context.Location), context.CancellationToken),
            $"[{AttributeNames.WithoutEnding(attribute.AttributeClass!.Name)}] on '{member.Name}' sends the member's value; a template, or the file of one, goes on the type");
        return true;
    }
}
