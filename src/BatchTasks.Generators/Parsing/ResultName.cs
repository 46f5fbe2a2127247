using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The name of a task's schema or function: what is declared, else the result type's name.</summary>
internal static class ResultName
{
    /// <summary>Returns null where the declared name is none that the service takes, with a finding.</summary>
    public static string? Of(AttributeData attribute, ITypeSymbol result, ParseContext context)
    {
        if (attribute.NamedText("ResultName") is not { } declared)
            return FromType(result);

        if (declared.Length is > 0 and <= BatchLimits.SchemaNameCharacters && declared.All(IsAllowed))
            return declared;

        context.Report(
            Rules.ResultNameNotTaken,
            attribute.ArgumentLocation(-1, "ResultName", context.Location, context.CancellationToken),
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
        var allowed = new string([.. name.Where(IsAllowed).Take(BatchLimits.SchemaNameCharacters)]);
        return allowed.Length > 0 ? allowed : "result";
    }

    private static bool IsAllowed(char character) => character is '_' or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
