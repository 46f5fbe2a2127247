using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The body of <c>/v1/embeddings</c>: model, input, parameters; vectors are asked for as base64.</summary>
internal static class EmbeddingsBodyParser
{
    public static ParsedBody? Parse(AttributeData attribute, string? model, ResultModel? result, ParseContext context)
    {
        RefuseMessages(context);
        var parameters = BodyParameters.Parse(TakenNames(model), context);
        var body = new BodyBuilder();
        var isSound = ModelParameter.Begin(body, model, parameters, attribute, context);
        var inputs = Inputs(context);
        isSound &= inputs is not null;
        if (inputs is { Count: 0 })
        {
            var location = attribute.Location(context.Location, context.CancellationToken);
            context.Report(Rules.RequiredPartMissing, location, context.Type.Name, attribute.PositionalText(0) ?? "", "an input; add [Input(\"{Text}\")], or mark a member [Input]");
            isSound = false;
        }

        if (!isSound)
            return null;

        var lists = inputs.Where(i => i.List is not null).Select(i => i.List!).ToEquatableArray();
        if (result is { Form: ResultForm.Vector } && (inputs!.Count > 1 || lists.Count > 0))
        {
            context.Report(
                Rules.ResultNotGiven,
                attribute.ArgumentLocation(-1, "Result", context.Location, context.CancellationToken),
                "A task with several inputs",
                "a vector for each",
                result.TypeName,
                "float[][] or ReadOnlyMemory<float>[]");
            return null;
        }

        body.Json(",\"input\":");
        AddInputs(body, inputs!, asArray: inputs!.Count > 1 || lists.Count > 0);
        body.Json(",\"encoding_format\":\"base64\"");
        foreach (var parameter in parameters.Segments)
            body.Add(parameter);

        return new ParsedBody(body.Json("}").ToSegments(), lists, inputs.Count - lists.Count);
    }

    private static Dictionary<string, string> TakenNames(string? model)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["input"] = "[Input]",
            ["encoding_format"] = "the result type, which is read fastest and smallest as base64",
        };
        if (model is not null)
            taken.Add("model", "[BatchTask]");

        return taken;
    }

    private static void AddInputs(BodyBuilder body, IReadOnlyList<EmbeddingInput> inputs, bool asArray)
    {
        if (asArray)
            body.Json("[");

        // A list may be empty, so what comes after one can't know whether a comma is due: texts go first.
        var isFirst = true;
        foreach (var input in inputs.OrderBy(i => i.List is not null))
        {
            if (input.Text is { } text)
                body.Json(isFirst ? "" : ",").Template(text);
            else
                body.Add(new Segment.Elements(input.List!.Expression, input.Value!, isFirst));

            isFirst = false;
        }

        if (asArray)
            body.Json("]");
    }

    /// <summary>Returns null where an input can't be written; the findings say why.</summary>
    private static List<EmbeddingInput>? Inputs(ParseContext context)
    {
        var inputs = new List<EmbeddingInput>();
        var isSound = true;
        foreach (var attribute in context.Type.GetAttributes().Where(a => a.Is(AttributeNames.Input)).InSourceOrder())
        {
            if (TextTemplates.Parse(attribute, context) is { } text)
                inputs.Add(new EmbeddingInput(text, null, null));
            else
                isSound = false;
        }

        foreach (var member in context.Members.All)
        {
            if (member.Attributes.FirstOrDefault(static a => a.Is(AttributeNames.Input)) is not { } attribute)
                continue;

            if (!HasTemplate(attribute, member, context) && MemberInput(member, context) is { } input)
                inputs.Add(input);
            else
                isSound = false;
        }

        if (inputs.Count(i => i.List is not null) <= 1)
            return isSound ? inputs : null;

        context.Report(Rules.PartNotCarried, context.Location, "Two lists are marked [Input]; put all inputs into one list, so that vectors and inputs have one order");
        return null;
    }

    /// <summary>A template or a file is for a type, and reported on a member, of which it is the value that counts.</summary>
    private static bool HasTemplate(AttributeData attribute, TaskMember member, ParseContext context)
    {
        if (attribute.ConstructorArguments.Length == 0 && attribute.NamedArguments.Length == 0)
            return false;

        context.Report(
            Rules.PartNotCarried,
            attribute.Location(member.LocationOr(context.Location), context.CancellationToken),
            $"[Input] on '{member.Name}' sends the member's value; a template, or the file of one, goes on the type");
        return true;
    }

    private static EmbeddingInput? MemberInput(TaskMember member, ParseContext context)
    {
        context.Members.Find(member.Name);
        var location = member.LocationOr(context.Location);
        if (ValueParser.ParseText(member.Type, null, context.Enums) is { } value)
            return new EmbeddingInput([new Segment.Text(member.Expression, value)], null, null);

        if (member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && ValueParser.ElementType(member.Type) is not null)
        {
            context.Report(Rules.PartNotCarried, location, $"The list '{member.Name}' may be null, and a request without inputs is refused; make it not nullable");
            return null;
        }

        if (ValueParser.ElementType(member.Type) is { } element && CountExpression(member) is { } count && ValueParser.ParseText(element, null, context.Enums) is { } item)
            return new EmbeddingInput(null, new InputListModel(member.Expression, count), item);

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

    private static void RefuseMessages(ParseContext context)
    {
        foreach (var attribute in context.Type.GetAttributes().Where(a => AttributeNames.MessageRole(a) is not null))
        {
            context.Report(
                Rules.PartNotCarried,
                attribute.Location(context.Location, context.CancellationToken),
                "Messages are for chat completions; embeddings take an input: use [Input(\"…\")]");
        }
    }

    private sealed record EmbeddingInput(IReadOnlyList<Segment>? Text, InputListModel? List, ValueModel? Value);
}
