using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Results;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Tools;

/// <summary>The functions that a task offers to the model with [Tool].</summary>
/// <param name="All">The functions, in source order.</param>
/// <param name="Readers">The methods that read their arguments.</param>
/// <param name="Records">The records that are generated for them.</param>
internal sealed record DeclaredTools(IReadOnlyList<DeclaredTool> All, EquatableArray<ResultReaderModel> Readers, EquatableArray<ToolRecordModel> Records)
{
    public static readonly DeclaredTools None = new([], EquatableArray<ResultReaderModel>.Empty, EquatableArray<ToolRecordModel>.Empty);
}

/// <summary>Parses them.</summary>
internal static class ToolParser
{
    /// <summary>Returns null where one can't be offered; the findings say why.</summary>
    public static DeclaredTools? Parse(string? model, ResultSettings settings, ParseContext context)
    {
        var attributes = context.Type.GetAttributes().Where(static a => a.Is(AttributeNames.Tool)).InSourceOrder().ToList();
        if (attributes.Count == 0)
            return DeclaredTools.None;

        var results = new ResultContext(context.Compilation, context.Type, model, settings with { Ask = ResultAsk.FunctionCall, Serializer = null }, context.Findings, context.CancellationToken);
        var tools = new List<DeclaredTool>();
        var records = new List<ToolRecordModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isSound = true;
        foreach (var attribute in attributes)
        {
            if (ParseTool(attribute, records, results, context) is not { } tool)
            {
                isSound = false;
            }
            else if (!names.Add(tool.Name))
            {
                context.Report(Rules.SetTwice, attribute.Location(context.Location, context.CancellationToken), tool.Name, "by two [Tool]s; give one another Name");
                isSound = false;
            }
            else
            {
                tools.Add(tool);
            }
        }

        context.Suppressions.UnionWith(results.Suppressions);
        return isSound ? new DeclaredTools(tools, results.Readers.Select(static reader => reader!).ToEquatableArray(), records.ToEquatableArray()) : null;
    }

    private static DeclaredTool? ParseTool(AttributeData attribute, List<ToolRecordModel> records, ResultContext results, ParseContext context)
    {
        if (attribute.ConstructorArguments is [{ Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type }, .. var others] && others is not [{ IsNull: true }])
        {
            return others.IsEmpty ? OfType(type, attribute, results, context)
                : attribute.PositionalText(1) is { } method ? OfMethod(type, method, attribute, records, results, context)
                : null;
        }

        // What is not there yet, or no constant, is the compiler's to report.
        if (attribute.ConstructorArguments.FirstOrDefault(static each => each.IsNull || each.Value is ITypeSymbol and not INamedTypeSymbol) is { Kind: not TypedConstantKind.Error } given && !attribute.ConstructorArguments.IsEmpty)
        {
            var location = attribute.ArgumentLocation(attribute.ConstructorArguments.IndexOf(given), null, context.Location, context.CancellationToken);
            var shown = given.Value is ITypeSymbol other ? $"'{TypeNames.Display(other)}'" : "null";
            context.Report(Rules.PartNotCarried, location, $"{shown} can't describe a function; use a record with a property for each argument, or a method");
        }

        return null;
    }

    private static DeclaredTool? OfType(INamedTypeSymbol type, AttributeData attribute, ResultContext results, ParseContext context)
    {
        var location = attribute.ArgumentLocation(0, null, context.Location, context.CancellationToken);
        var place = new ResultPlace(TypeNames.Display(type), location, results.Assembly);
        if (ResultName.OfTool(attribute, type.Name, context) is not { } name
            || ResultValueParser.Parse(type, place, results) is not { } arguments)
        {
            return null;
        }

        if (arguments.Type.Schema is not ObjectNode node)
        {
            results.Refuse(place, "the arguments of a function are an object; use a record with a property for each");
            return null;
        }

        // What the type is said to be is said of the function.
        var root = new SchemaUse(new ObjectNode(null) { Properties = node.Properties }, false, null, []);
        return StructuredResultParser.WriteSchema(TypeNames.Display(type), root, results, location) is { } schema
            ? new DeclaredTool(
                name,
                attribute.NamedText("Description") ?? Descriptions.Of(type, results),
                schema,
                results.Settings.IsStrict,
                new ToolModel(name, arguments.Model.TypeName, arguments.Model.Method))
            : null;
    }

    private static DeclaredTool? OfMethod(
        INamedTypeSymbol type,
        string methodName,
        AttributeData attribute,
        List<ToolRecordModel> records,
        ResultContext results,
        ParseContext context)
    {
        var location = attribute.ArgumentLocation(1, null, context.Location, context.CancellationToken);
        var methods = type.GetMembers(methodName).OfType<IMethodSymbol>().Where(static m => m.MethodKind == MethodKind.Ordinary).ToList();
        if (methods is not [{ Arity: 0 } method])
        {
            var problem = methods.Count switch
            {
                0 => "has no such method",
                1 => "has it as a generic method, whose parameters have no types yet",
                _ => "has several of that name; describe the function by one with a name of its own",
            };
            context.Report(Rules.PartNotCarried, location, $"'{methodName}' can't describe a function: '{TypeNames.Display(type)}' {problem}");
            return null;
        }

        if (ResultName.OfTool(attribute, methodName, context) is not { } name || MethodArguments.Parse(method, location, records, results, context) is not { } arguments)
            return null;

        // Two functions may be described by one method.
        if (!records.Contains(arguments.Record))
            records.Add(arguments.Record);

        var typeName = $"{context.Type.SourceName()}.{arguments.Record.Name}";
        return new DeclaredTool(name, attribute.NamedText("Description") ?? Descriptions.Of(method, results), arguments.Schema, results.Settings.IsStrict, new ToolModel(name, typeName, arguments.Method));
    }
}
