using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The public members that are generated into a task type, unless it has something of that name already.</summary>
internal static class GeneratedMembers
{
    public const string Definition = "Definition";
    public const string GetCustomId = "GetCustomId";
    public const string ToBatchLine = "ToBatchLine";
    public const string TryParseCustomId = "TryParseCustomId";
    public const string ReadResultsAsync = "ReadResultsAsync";

    private static readonly string[] s_all = [Definition, GetCustomId, ToBatchLine, TryParseCustomId, ReadResultsAsync];

    /// <summary>The names that can't be used: the type's own, its bases' members' and its members'.</summary>
    public static EquatableArray<string> Taken(INamedTypeSymbol type)
    {
        var declared = new HashSet<string>(type.SelfAndBases().SelectMany(t => t.MemberNames), StringComparer.Ordinal) { type.Name };
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
                declared.Add(parameter.Name);
        }

        return s_all.Where(declared.Contains).ToEquatableArray();
    }
}
