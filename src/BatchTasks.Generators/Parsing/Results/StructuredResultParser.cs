using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Parses a result that is asked for as strict structured output.</summary>
internal static class StructuredResultParser
{
    public static StructuredResultModel? Parse(ITypeSymbol type, ResultContext context, Location location)
    {
        if (ResultValueParser.Parse(type, new ResultPlace(TypeNames.Display(type), location, context.Assembly), context) is not { } value)
            return null;

        if (context.Settings.Serializer?.Problem(type, context) is { } problem)
        {
            context.Report(new Finding(Rules.ResultContextNotFit, context.Settings.Serializer.Location, problem));
            return null;
        }

        var root = new SchemaUse(value.Type.Schema, value.Model.IsNullable, null, SchemaConstraints.Of(value.Type, [], context.Settings.IsStrict, out _));
        var isWrapped = value.Model.IsNullable || !IsObject(value.Type.Schema, context.Settings);
        if (isWrapped)
            root = new SchemaUse(new ObjectNode(null) { Properties = [new(StructuredResultModel.WrapperProperty, root, true)] }, false, null, []);

        if (WriteSchema(TypeNames.Display(type), root, context, location) is not { } schema)
            return null;

        var (read, readers) = Readers(type, value, context);
        return new StructuredResultModel(
            context.Settings.Ask == ResultAsk.JsonObject ? null : schema,
            isWrapped ? context.NameMethod("Result") : null,
            read,
            readers,
            context.Suppressions.ToEquatableArray());
    }

    /// <summary>The schema as JSON; null where it is none that can be sent, which is reported.</summary>
    /// <param name="name">What it is of, for messages.</param>
    /// <param name="root">The whole.</param>
    /// <param name="context">The context in which its parts were parsed.</param>
    /// <param name="location">Where it is asked for.</param>
    public static string? WriteSchema(string name, SchemaUse root, ResultContext context, Location location)
    {
        if (!UnionParser.ReportTakenNames(context) || ReportEndless(root, context))
            return null;

        var definitions = SchemaDefinitions.Of(root);
        var size = SchemaSize.Of(root.Node);
        size = size with { NameCharacters = Math.Min(SchemaSize.Enough, size.NameCharacters + definitions.All.Sum(static definition => definition.Key.Length)) };
        if (context.Settings.IsStrict)
        {
            if (ReportTooLarge(name, size, context, location))
                return null;

            ReportNearLimit(name, size, context, location);
        }

        if (size.Properties <= SchemaLimits.Properties && FineTuning.IsFineTuned(context.Model))
            FineTuning.Report(name, root, context.Model!, context, location);

        return SchemaWriter.Write(root, definitions);
    }

    /// <summary>Whether a result needs no object around it. Where no schema says what is in it, any JSON is what the model gives.</summary>
    private static bool IsObject(SchemaNode node, ResultSettings settings) =>
        node is ObjectNode or MapNode or ScalarNode { JsonType: "object" } || (node is ScalarNode { JsonType: "" } && settings.Ask == ResultAsk.JsonObject);

    /// <summary>How the result is read: by the methods that were found for it and its parts, or by one that asks the serializer context.</summary>
    private static (ResultValueModel Value, EquatableArray<ResultReaderModel> Readers) Readers(ITypeSymbol type, ParsedValue value, ResultContext context)
    {
        if (context.Settings.Serializer is not { } serializer)
            return (value.Model, context.Readers.Select(reader => reader!).ToEquatableArray());

        var method = value.Type.Scalar is null ? value.Model.Method : context.NameMethod(TypeNames.Word(type.WithoutNullable()));
        return (
            value.Model with { Method = method, IsScalar = false },
            new ResultReaderModel[] { new SerializerReaderModel(method, value.Model.TypeName, serializer.TypeName) }.ToEquatableArray());
    }

    private static bool ReportEndless(SchemaUse root, ResultContext context)
    {
        if (FiniteTypes.FindEndless(root.Node) is not { } endless)
            return false;

        context.Refuse(context.Places[endless], $"'{endless.Name}' contains itself without an end; let it end with a property that may be null, or a list that may be empty");
        return true;
    }

    private static bool ReportTooLarge(string name, SchemaSize size, ResultContext context, Location location)
    {
        return
            Report(size.Properties, SchemaLimits.Properties, "properties") |
            Report(size.Levels, SchemaLimits.Levels, "levels of objects") |
            Report(size.EnumValues, SchemaLimits.EnumValues, "enum values") |
            Report(size.NameCharacters, SchemaLimits.NameCharacters, "characters in the names of properties, definitions and enum values");

        bool Report(int count, int limit, string what)
        {
            if (count <= limit)
                return false;

            var isUncounted = count == SchemaSize.Enough;
            context.Report(new Finding(
                Rules.ResultTooLarge,
                location,
                name,
                isUncounted ? "over " + Number(count) : Number(count),
                what,
                Number(limit)));
            return true;
        }
    }

    /// <summary>Levels that are too many if arrays count, which no document says.</summary>
    private static void ReportNearLimit(string name, SchemaSize size, ResultContext context, Location location)
    {
        if (size.LevelsWithArrays <= SchemaLimits.Levels)
            return;

        context.Report(new Finding(
            Rules.ResultNearLimit,
            location,
            name,
            Number(size.LevelsWithArrays),
            "levels of objects and arrays",
            $"strict structured outputs allow {Number(SchemaLimits.Levels)} levels, and whether an array is one is not documented"));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
