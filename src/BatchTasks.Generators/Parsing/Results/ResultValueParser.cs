using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Parses a value of a structured result: its type, and whether it may be null.</summary>
internal static class ResultValueParser
{
    /// <summary>Types inside each other at which parsing stops: a generic type can hold a larger form of itself without end.</summary>
    private const int DeepestNesting = 64;

    /// <summary>Parses a value. Null where something is wrong, which has been reported.</summary>
    public static ParsedValue? Parse(ITypeSymbol type, ResultPlace place, ResultContext context)
    {
        var isNullable = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            isNullable = true;
            type = underlying;
        }
        else if (type.IsReferenceType)
        {
            isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
            type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        }

        if (type.TypeKind == TypeKind.Enum && !place.IsItem && IsFlags(type))
            context.Report(Rules.FlagsEnumInResult, place, place.Path, TypeNames.Display(type));

        return ParseType(type, place, context) is { } parsed
            ? new ParsedValue(new ResultValueModel(type.SourceName(), isNullable, parsed.Method, parsed.Scalar is not null), parsed)
            : null;
    }

    private static ParsedType? ParseType(ITypeSymbol type, ResultPlace place, ResultContext context)
    {
        context.Token.ThrowIfCancellationRequested();
        if (type.TypeKind == TypeKind.Error)
            return null;

        if (ScalarTypes.Find(type) is { } scalar)
            return new ParsedType(new ScalarNode(scalar.JsonType), scalar.Method, scalar);

        if (RefusedTypes.Problem(type, context) is { } problem)
        {
            context.Refuse(place, problem);
            return null;
        }

        var key = type.SourceName();
        if (context.Open.Contains(key))
        {
            context.Refuse(place, $"'{TypeNames.Display(type)}' contains itself; give it a fixed number of levels, each with a type of its own");
            return null;
        }

        if (context.Types.TryGetValue(key, out var known))
            return known;

        if (context.Open.Count == DeepestNesting)
        {
            context.Report(Rules.ResultTooLarge, place, context.Open[0].Replace("global::", ""), "over " + DeepestNesting, "levels", SchemaLimits.Levels);
            return null;
        }

        context.Open.Add(key);
        var parsed = ParseComposite(type, place, context);
        context.Open.RemoveAt(context.Open.Count - 1);
        return context.Types[key] = parsed;
    }

    private static ParsedType? ParseComposite(ITypeSymbol type, ResultPlace place, ResultContext context)
    {
        context.NoteWarnings(type);
        var method = context.NameMethod(TypeNames.Word(type));

        // The place before those of the parts: the methods read from the result inwards.
        var slot = context.Readers.Count;
        context.Readers.Add(null);

        if (type.TypeKind == TypeKind.Enum)
        {
            if (EnumParser.Parse(type, method, place, context) is not { } enumReader)
                return null;

            context.Readers[slot] = enumReader;
            return new ParsedType(Described(new EnumNode([.. enumReader.Members.Select(member => member.JsonName)]), type), method, null);
        }

        if (CollectionTypes.Find(type) is { } collection)
        {
            if (Parse(collection.Item, place.Item(), context) is not { } item)
                return null;

            context.Readers[slot] = new CollectionReaderModel(method, type.SourceName(), collection.Form, item.Model);
            var use = new SchemaUse(item.Type.Schema, item.Model.IsNullable, null, SchemaConstraints.Of(item.Type, [], out _));
            return new ParsedType(new ArrayNode(use), method, null);
        }

        if (ObjectParser.Parse((INamedTypeSymbol)type, method, place, context) is not var (reader, schema))
            return null;

        context.Readers[slot] = reader;
        return new ParsedType(Described(schema, type), method, null);
    }

    private static bool IsFlags(ITypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass.IsNamed("System", "FlagsAttribute"));

    private static SchemaNode Described(SchemaNode node, ITypeSymbol type)
    {
        node.Description = SchemaConstraints.DescriptionOf([type]);
        return node;
    }
}
