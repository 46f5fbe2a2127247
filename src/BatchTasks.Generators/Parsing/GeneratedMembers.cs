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
        var declared = new HashSet<string>(type.SelfAndBases().SelectMany(t => t.MemberNames.Concat(t.GetTypeMembers().Select(n => n.Name))), StringComparer.Ordinal) { type.Name };
        declared.UnionWith(type.TypeParameters.Select(static parameter => parameter.Name));
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
                declared.Add(parameter.Name);
        }

        return GeneratedMemberNames.All.Where(declared.Contains).ToEquatableArray();
    }
}
