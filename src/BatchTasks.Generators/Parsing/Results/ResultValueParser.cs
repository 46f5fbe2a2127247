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

    /// <summary>Parses an object apart from the others that a value of its type might be. Null where something is wrong, which has been reported.</summary>
    public static ParsedType? ParseObject(ITypeSymbol type, ResultPlace place, ResultContext context) => ParseType(type, place, context, asItself: true);

    private static ParsedType? ParseType(ITypeSymbol type, ResultPlace place, ResultContext context, bool asItself = false)
    {
        context.Token.ThrowIfCancellationRequested();
        if (type.TypeKind == TypeKind.Error)
            return null;

        if (ScalarTypes.Find(type, context.Settings) is { } scalar)
            return new ParsedType(new ScalarNode(scalar.JsonType), scalar.Method, scalar);

        var mayBeOther = UnionParser.IsUnion(type);
        var isUnion = mayBeOther && !asItself;
        if (RefusedTypes.Problem(type, isUnion, context) is { } problem)
        {
            context.Refuse(place, problem);
            return null;
        }

        // A type that contains itself is met here again, before its parts are known.
        var key = type.SourceName() + (mayBeOther && asItself ? " itself" : place.WritesEnumNames && context.Settings.Serializer is not null ? " by name" : "");
        if (context.Types.TryGetValue(key, out var known))
            return known;

        if (context.Open.Count == DeepestNesting)
        {
            context.Report(Rules.ResultTooLarge, place, TypeNames.Display(context.Open.Last()), "over " + DeepestNesting, "levels", SchemaLimits.Levels);
            return null;
        }

        context.Open.Push(type);
        var parsed = ParseComposite(type, isUnion, key, place, context);
        context.Open.Pop();
        return context.Types[key] = parsed;
    }

    private static ParsedType? ParseComposite(ITypeSymbol type, bool isUnion, string key, ResultPlace place, ResultContext context)
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
            return new ParsedType(EnumParser.Node(type, enumReader, place, context), method, null);
        }

        var collection = CollectionTypes.Find(type);
        var dictionary = collection is null ? CollectionTypes.FindDictionary(type) : null;
        SchemaNode node = collection is not null ? new ArrayNode()
            : dictionary is not null ? new MapNode()
            : isUnion ? new UnionNode(TypeNames.Word(type))
            : new ObjectNode(TypeNames.Word(type));
        var parsed = context.Types[key] = new ParsedType(node, method, null);
        if (node.Name is not null)
        {
            node.Description = Descriptions.Of(type, context);
            context.Places.Add(node, place);
        }

        ResultReaderModel? reader = node switch
        {
            ArrayNode array => ParseItems(type, collection!, array, method, place, context),
            MapNode map => ParseValues(type, dictionary!, map, method, place, context),
            UnionNode union => UnionParser.Parse((INamedTypeSymbol)type, union, method, place, context),
            _ => ObjectParser.Parse((INamedTypeSymbol)type, (ObjectNode)node, method, place, context),
        };
        context.Readers[slot] = reader;
        return reader is null ? null : parsed;
    }

    private static CollectionReaderModel? ParseItems(ITypeSymbol type, CollectionType collection, ArrayNode node, string method, ResultPlace place, ResultContext context)
    {
        if (Parse(collection.Item, place.Item(), context) is not { } item)
            return null;

        node.Item = new SchemaUse(item.Type.Schema, item.Model.IsNullable, null, SchemaConstraints.Of(item.Type, [], context.Settings.IsStrict, out _));
        return new CollectionReaderModel(method, type.SourceName(), collection.Form, item.Model);
    }

    private static DictionaryReaderModel? ParseValues(ITypeSymbol type, DictionaryType dictionary, MapNode node, string method, ResultPlace place, ResultContext context)
    {
        if (Parse(dictionary.Value, place.Item(), context) is not { } value)
            return null;

        node.Value = new SchemaUse(value.Type.Schema, value.Model.IsNullable, null, SchemaConstraints.Of(value.Type, [], context.Settings.IsStrict, out _));
        return new DictionaryReaderModel(method, type.SourceName(), TypeNames.Display(type), dictionary.IsSorted, value.Model);
    }

    private static bool IsFlags(ITypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass.IsNamed("System", "FlagsAttribute"));
}
