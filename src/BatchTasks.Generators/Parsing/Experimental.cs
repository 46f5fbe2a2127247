using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The errors that naming an experimental type or member gives. Who uses one in a declaration has been told there; generated code is not told again.</summary>
internal static class Experimental
{
    /// <summary>Adds the ids for a type or member, for what contains it, and for what a constructed type is made of.</summary>
    public static void AddIds(this ISet<string> ids, ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass.IsNamed("System.Diagnostics.CodeAnalysis", "ExperimentalAttribute")
                    && attribute.ConstructorArguments is [{ Value: string { Length: > 0 } id }])
                {
                    ids.Add(id);
                }
            }
        }

        if (symbol is IArrayTypeSymbol array)
            ids.AddIds(array.ElementType);

        if (symbol is INamedTypeSymbol { TypeArguments: var arguments })
        {
            foreach (var argument in arguments)
                ids.AddIds(argument);
        }
    }
}
