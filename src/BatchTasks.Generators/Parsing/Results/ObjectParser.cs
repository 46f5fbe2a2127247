using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Parses a record, class or struct: the properties that it is read from and the constructor that it is built with, as System.Text.Json does.</summary>
internal static class ObjectParser
{
    /// <summary>Parses the properties into the node. Null where something is wrong, which has been reported.</summary>
    public static ObjectReaderModel? Parse(INamedTypeSymbol type, ObjectNode node, string method, ResultPlace place, ResultContext context)
    {
        if (ObjectConstructor.Find(type, place, context) is not { } constructor)
            return null;

        context.NoteWarnings(constructor);
        if (ObjectMembers.Find(type, constructor, place, context) is not { } members)
            return null;

        var properties = new List<ResultPropertyModel>(members.Count);
        var schema = new List<SchemaProperty>(members.Count);
        foreach (var member in members)
        {
            context.NoteWarnings(member.Symbol);
            if (ResultValueParser.Parse(member.Type, place.Member(member.Symbol), context) is not { } value)
                continue;

            var absent = AbsentProperties.Of(type, member, value, context);
            properties.Add(new ResultPropertyModel(
                member.Symbol.Name,
                member.JsonName,
                value.Model,
                member.IsInitialized && absent.Form is AbsentForm.Unset or AbsentForm.Default,
                absent));
            ISymbol[] annotated = member.Parameter is null ? [member.Symbol] : [member.Symbol, member.Parameter];
            var constraints = SchemaConstraints.Of(value.Type, annotated, context.Settings.IsStrict, out var leftOut);
            var use = new SchemaUse(value.Type.Schema, value.Model.IsNullable, Descriptions.Of(member, context), constraints);
            var mayBeAbsent = !context.Settings.IsStrict && (value.Model.IsNullable || absent.Form != AbsentForm.Unset) && !AbsentProperties.IsRequired(member);
            schema.Add(new SchemaProperty(member.JsonName, use, !mayBeAbsent));
            LeftOutConstraints.Report(leftOut, value, place.Member(member.Symbol), context);
            OptionalProperties.Report(member, value, place.Member(member.Symbol), context);
        }

        // What is wrong with the others has been reported.
        if (properties.Count < members.Count)
            return null;

        var arguments = constructor.Parameters.Select(parameter => members.FindIndex(member => parameter.Equals(member.Parameter, SymbolEqualityComparer.Default)));
        node.Properties = schema;
        return new ObjectReaderModel(
            method,
            type.SourceName(),
            TypeNames.Display(type),
            properties.ToEquatableArray(),
            arguments.ToEquatableArray());
    }
}
