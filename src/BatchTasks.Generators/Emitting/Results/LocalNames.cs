using System.Collections.Generic;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>The names of the local variables that hold an object's properties: the properties' own, with a small first letter, each once.</summary>
internal static class LocalNames
{
    public static string[] For(EquatableArray<ResultPropertyModel> properties)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "reader", "_" };
        var names = new string[properties.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var member = properties[i].MemberName;
            var wanted = char.ToLowerInvariant(member[0]) + member.Substring(1);

            // The names of the methods that are called beside the variables.
            if (wanted.StartsWith(GeneratedMemberNames.Reader, StringComparison.Ordinal))
                wanted = "value" + wanted;

            var name = wanted;
            for (var number = 2; !taken.Add(name); number++)
                name = wanted + number;

            names[i] = Identifier.Of(name);
        }

        return names;
    }
}
