using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Results;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Tools;

/// <summary>The parameters of a C# method as the arguments of a function: their schema, the record that holds them, and how it is read.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Record">The record.</param>
/// <param name="Method">The method that reads it.</param>
internal sealed record MethodArguments(string Schema, ToolRecordModel Record, string Method)
{
    /// <summary>Returns null where they have no schema; the findings say why.</summary>
    /// <param name="method">The method.</param>
    /// <param name="location">Where it is named.</param>
    /// <param name="records">The records of other methods, whose names are taken where they have other members.</param>
    /// <param name="results">The readers so far.</param>
    /// <param name="context">The task.</param>
    public static MethodArguments? Parse(IMethodSymbol method, Location location, IReadOnlyList<ToolRecordModel> records, ResultContext results, ParseContext context)
    {
        var slot = results.Readers.Count;
        results.Readers.Add(null);
        var reader = results.NameMethod(method.Name + ToolRecordModel.Ending);
        var place = new ResultPlace(method.Name, location, results.Assembly);
        var properties = new List<ResultPropertyModel>();
        var schema = new List<SchemaProperty>();
        var members = new List<ToolRecordMemberModel>();
        var names = new RecordMemberNames(method.Name + ToolRecordModel.Ending);

        // A token to stop it is not the model's to give.
        var parameters = method.Parameters.Where(static p => !p.Type.WithoutNullable().IsNamed("System.Threading", "CancellationToken")).ToList();
        foreach (var parameter in parameters)
        {
            // Reported where the method is named: it may be of another project, or not meant for this alone.
            var placeOfParameter = place with { Path = $"{place.Path}.{parameter.Name}" };
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                results.Refuse(placeOfParameter, "it is passed by reference; pass it by value");
                continue;
            }

            // One that is still being typed has no name.
            if (parameter.Name.Length == 0)
                continue;

            if (ResultValueParser.Parse(parameter.Type, placeOfParameter, results) is not { } value)
                continue;

            var name = names.Of(parameter.Name);
            properties.Add(new ResultPropertyModel(name, parameter.Name, value.Model, IsInitialized: false, AbsentProperties.Of(parameter, value, results)));
            members.Add(new ToolRecordMemberModel(Identifier.Of(name), value.Model.TypeName + (value.Model.IsNullable ? "?" : "")));
            var constraints = SchemaConstraints.Of(value.Type, [parameter], results.Settings.IsStrict, out _);
            schema.Add(new SchemaProperty(parameter.Name, new SchemaUse(value.Type.Schema, value.Model.IsNullable, Descriptions.Of(parameter, results), constraints), results.Settings.IsStrict || !parameter.HasExplicitDefaultValue));
        }

        if (properties.Count < parameters.Count)
            return null;

        var record = Named(
            new ToolRecordModel(
                Identifier.Of(method.Name + ToolRecordModel.Ending),
                Symbols.WidestAccess(context.Type, parameters.Select(static p => p.Type)),
                method.Name,
                members.ToEquatableArray()),
            records);
        results.Readers[slot] = new ObjectReaderModel(
            reader,
            $"{context.Type.SourceName()}.{record.Name}",
            record.Name,
            properties.ToEquatableArray(),
            Enumerable.Range(0, properties.Count).ToEquatableArray());
        var root = new SchemaUse(new ObjectNode(null) { Properties = schema }, false, null, []);
        return StructuredResultParser.WriteSchema(method.Name, root, results, location) is { } json ? new MethodArguments(json, record, reader) : null;
    }

    /// <summary>Methods of two types may have one name: the second record has a number after it, unless the two are the same.</summary>
    private static ToolRecordModel Named(ToolRecordModel wanted, IReadOnlyList<ToolRecordModel> records)
    {
        var record = wanted;
        for (var number = 2; records.Any(other => other.Name == record.Name && other != record); number++)
            record = wanted with { Name = wanted.Name + number.ToString(CultureInfo.InvariantCulture) };

        return record;
    }
}
