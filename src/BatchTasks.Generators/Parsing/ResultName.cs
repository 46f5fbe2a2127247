using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The name of a task's schema or function: what is declared, else the result type's name.</summary>
internal static class ResultName
{
    /// <summary>Returns null where the declared name is none that the service takes, with a finding.</summary>
    public static string? Of(AttributeData attribute, ITypeSymbol result, ParseContext context) => Of(attribute, "ResultName", FromType(result), context);

    /// <summary>The name of a function, likewise.</summary>
    public static string? OfTool(AttributeData attribute, string described, ParseContext context)
    {
        if (attribute.NamedText("Name") is not null || described.Any(IsAllowed))
            return Of(attribute, "Name", Allowed(described), context);

        context.Report(
            Rules.ResultNameNotTaken,
            attribute.Location(context.Location, context.CancellationToken),
            described,
            $"1 to {BatchLimits.SchemaNameCharacters} characters out of a-z A-Z 0-9 _ - are taken; give the function a Name");
        return null;
    }

    private static string? Of(AttributeData attribute, string argument, string otherwise, ParseContext context)
    {
        if (attribute.NamedText(argument) is not { } declared)
            return otherwise;

        if (declared.Length is > 0 and <= BatchLimits.SchemaNameCharacters && declared.All(IsAllowed))
            return declared;

        context.Report(
            Rules.ResultNameNotTaken,
            attribute.ArgumentLocation(-1, argument, context.Location, context.CancellationToken),
            declared,
            $"1 to {BatchLimits.SchemaNameCharacters} characters out of a-z A-Z 0-9 _ - are taken");
        return null;
    }

    private static string FromType(ITypeSymbol type)
    {
        var name = type switch
        {
            IArrayTypeSymbol array => FromType(array.ElementType) + "_list",
            INamedTypeSymbol { TypeArguments: [var argument] } named => $"{FromType(argument)}_{named.Name}",
            _ => type.Name,
        };
        return Allowed(name);
    }

    private static string Allowed(string name)
    {
        var allowed = new string([.. name.Where(IsAllowed).Take(BatchLimits.SchemaNameCharacters)]);
        return allowed.Length > 0 ? allowed : "result";
    }

    private static bool IsAllowed(char character) => character is '_' or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
