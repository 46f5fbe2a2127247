using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>Finds which of the public members can't be generated, because the type has something of that name already.</summary>
internal static class GeneratedMembers
{
    /// <summary>The names that can't be used: the type's own, its type parameters', its constructors' parameters', and those of its members and nested types and its bases'.</summary>
    public static EquatableArray<string> Taken(INamedTypeSymbol type)
    {
        var taken = new List<string>();
        foreach (var name in GeneratedMemberNames.All)
        {
            if (IsTaken(name, type))
                taken.Add(name);
        }

        return taken.Count == 0 ? EquatableArray<string>.Empty : taken.ToEquatableArray();
    }

    private static bool IsTaken(string name, INamedTypeSymbol type)
    {
        if (type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name) || type.SelfAndBases().Any(t => t.MemberNames.Contains(name) || !t.GetTypeMembers(name).IsEmpty))
            return true;

        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == name)
                    return true;
            }
        }

        return false;
    }
}
