using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// Finds the constructor that an object is built with: the one marked <c>[JsonConstructor]</c>, else the public one without parameters, else the only
/// public one. (A struct's own constructor goes before the one without parameters that every struct has.)
/// </summary>
internal static class ObjectConstructor
{
    public static IMethodSymbol? Find(INamedTypeSymbol type, ResultPlace place, ResultContext context)
    {
        var name = TypeNames.Display(type);
        var chosen = type.InstanceConstructors.Where(JsonNames.IsChosen).ToList();
        if (chosen.Count > 1)
        {
            context.Refuse(place, $"'{name}' has several constructors marked [JsonConstructor]; mark one");
            return null;
        }

        if (chosen is [var marked])
        {
            if (marked.IsForbidden())
            {
                context.Refuse(place, $"the [JsonConstructor] of '{name}' is [Obsolete] as an error; mark another");
                return null;
            }

            if (context.CanAccess(marked))
                return marked;

            context.Refuse(place, $"the [JsonConstructor] of '{name}' is not accessible to the task type; make it internal or public");
            return null;
        }

        var usable = type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !constructor.IsForbidden() && !IsCopy(constructor, type))
            .ToList();
        var declared = usable.Where(constructor => constructor.Parameters.Length > 0).ToList();
        var empty = usable.FirstOrDefault(constructor => constructor.Parameters.Length == 0);
        if (empty is not null && !(empty.IsImplicitlyDeclared && declared.Count == 1))
            return empty;

        if (declared is [var only])
            return only;

        context.Refuse(
            place,
            declared.Count == 0
                ? $"'{name}' has no public constructor; add one, or mark one with [JsonConstructor]"
                : $"'{name}' has several public constructors; mark the one to use with [JsonConstructor]");
        return null;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters is [{ Type: var parameter }] && parameter.Equals(type, SymbolEqualityComparer.Default);
}
