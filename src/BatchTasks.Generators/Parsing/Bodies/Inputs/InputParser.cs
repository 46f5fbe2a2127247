using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Inputs;

/// <summary>The inputs that a task type declares with [Input]: templates first, then members, in source order.</summary>
internal static class InputParser
{
    /// <summary>Returns null where there is none that can be sent; the findings say why.</summary>
    public static IReadOnlyList<DeclaredInput>? Parse(AttributeData task, string endpoint, ParseContext context)
    {
        var kinds = ContentForm.Of(endpoint)?.Kinds ?? ContentKind.None;
        var inputs = new List<DeclaredInput>();
        var isSound = true;
        foreach (var attribute in context.Type.GetAttributes().Where(a => a.Is(AttributeNames.Input)).InSourceOrder())
        {
            if (TextTemplates.ParseParts(attribute, kinds, $"{endpoint} takes none in an input", context) is { } content)
                inputs.Add(new DeclaredInput.One(content));
            else
                isSound = false;
        }

        foreach (var (member, attribute) in context.Members.With(AttributeNames.Input))
        {
            if (!MemberTemplates.Refuse(attribute, member, context) && MemberInput(member, kinds, endpoint, context) is { } input)
                inputs.Add(input);
            else
                isSound = false;
        }

        if (!isSound)
            return null;

        if (inputs.Count == 0)
        {
            var location = task.Location(context.Location, context.CancellationToken);
            context.Report(Rules.RequiredPartMissing, location, context.Type.Name, endpoint, "an input; add [Input(\"{Text}\")], or mark a member [Input]");
            return null;
        }

        if (inputs.All(static input => input is DeclaredInput.One one && ContentWriter.IsOptional(one.Content)))
        {
            context.Report(Rules.PartNotCarried, context.Location, "All that is marked [Input] may be null, and a request without inputs is refused; make a member not nullable, or add text");
            return null;
        }

        if (inputs.OfType<DeclaredInput.Several>().Skip(1).Any())
        {
            context.Report(Rules.PartNotCarried, context.Location, "Two lists are marked [Input]; put all inputs into one list, so that answers and inputs have one order");
            return null;
        }

        return inputs;
    }

    private static DeclaredInput? MemberInput(TaskMember member, ContentKind kinds, string endpoint, ParseContext context)
    {
        context.Members.Find(member.Name);
        var location = member.LocationOr(context.Location);
        if (ContentType.Find(member.Type) is { } content)
        {
            if ((content.Kind & kinds) != 0)
                return new DeclaredInput.One([content.Part(member)]);

            context.Report(Rules.PartNotCarried, location, $"'{member.Name}' is {ContentType.Describe(content.Kind)}, and {endpoint} takes none as an input");
            return null;
        }

        if (ValueParser.ParseText(member.Type, null, context.Enums) is { } value)
            return new DeclaredInput.One([new ContentPart.Text([new Segment.Text(member.Expression, value)])]);

        if (member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && ValueParser.ElementType(member.Type) is not null)
        {
            context.Report(Rules.PartNotCarried, location, $"The list '{member.Name}' may be null, and a request without inputs is refused; make it not nullable");
            return null;
        }

        if (ValueParser.ElementType(member.Type) is { } element && CountExpression(member) is { } count && ValueParser.ParseText(element, null, context.Enums) is { } item)
            return new DeclaredInput.Several(new InputListModel(member.Expression, count), item);

        context.Report(Rules.PartNotCarried, location, $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which is no input; use a string, or an array or list of strings");
        return null;
    }

    /// <summary>How many elements the list has; null for an enumerable that would have to be walked for it.</summary>
    private static string? CountExpression(TaskMember member)
    {
        if (member.Type is IArrayTypeSymbol)
            return $"{member.Expression}.Length";

        if (member.Type.IsNamed("System.Collections.Immutable", "ImmutableArray`1"))
            return $"{member.Expression}.Length";

        var counted = member.Type.AllInterfaces.Concat(member.Type is INamedTypeSymbol named ? [named] : []).FirstOrDefault(i =>
            i.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_ICollection_T);
        if (counted is null)
            return null;

        // Through the interface where the type itself has no Count, or where two interfaces have one each.
        var hasCount = member.Type.TypeKind == TypeKind.Interface
            ? member.Type.AllInterfaces.Count(i => !i.GetMembers("Count").IsEmpty) + member.Type.GetMembers("Count").Length == 1
            : member.Type is INamedTypeSymbol type && type.SelfAndBases().Any(t => t.GetMembers("Count").Any(m => m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false }));
        return hasCount ? $"{member.Expression}.Count" : $"(({counted.SourceName()}){member.Expression}).Count";
    }
}
