using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Parses an enum: the names of its members, in source order.</summary>
internal static class EnumParser
{
    public static EnumReaderModel? Parse(ITypeSymbol type, string method, ResultPlace place, ResultContext context)
    {
        var name = TypeNames.Display(type);
        var members = new List<ResultEnumMemberModel>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var isValid = true;
        foreach (var symbol in type.GetMembers())
        {
            if (symbol is not IFieldSymbol { HasConstantValue: true } field || symbol.IsForbidden())
                continue;

            var jsonName = context.Settings.Serializer is null ? EnumTexts.TextOf(field) : JsonNames.OfEnumMember(field);
            if (owners.TryGetValue(jsonName, out var owner))
            {
                context.Refuse(place, $"the members '{owner}' and '{symbol.Name}' of '{name}' have the same name in JSON, \"{jsonName}\"; give each its own");
                isValid = false;
                continue;
            }

            context.NoteWarnings(symbol);
            owners.Add(jsonName, symbol.Name);
            members.Add(new ResultEnumMemberModel(symbol.Name, jsonName));
        }

        if (members.Count == 0)
        {
            context.Refuse(place, $"the enum '{name}' has no members, so no answer could be one; add the values that you expect");
            isValid = false;
        }

        var characters = members.Sum(member => member.JsonName.Length);
        if (context.Settings.IsStrict && members.Count > SchemaLimits.LargeEnumValues && characters > SchemaLimits.LargeEnumCharacters)
        {
            context.Report(
                Rules.ResultTooLarge,
                place,
                name,
                characters.ToString("N0", CultureInfo.InvariantCulture),
                $"characters in its {members.Count} values",
                $"{SchemaLimits.LargeEnumCharacters.ToString("N0", CultureInfo.InvariantCulture)} in an enum of more than {SchemaLimits.LargeEnumValues}");
            isValid = false;
        }

        return isValid ? new EnumReaderModel(method, type.SourceName(), members.ToEquatableArray()) : null;
    }

    /// <summary>What an enum is in the schema: its names, or its numbers where a serializer context reads these.</summary>
    public static EnumNode Node(ITypeSymbol type, EnumReaderModel model, ResultPlace place, ResultContext context)
    {
        var areNumbers = context.Settings.Serializer is { WritesEnumNames: false } && !place.WritesEnumNames && !JsonNames.HasStringEnumConverter(type);
        var values = areNumbers
            ? type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue && !field.IsForbidden()).Select(static field => Number(field.ConstantValue)).Distinct()
            : model.Members.Select(static member => member.JsonName);
        return new EnumNode(type.Name, [.. values], areNumbers) { Description = Descriptions.Of(type, context) };
    }

    private static string Number(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
