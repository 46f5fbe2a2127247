using System.Collections.Generic;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>The names of the local variables of a method that reads an object, each once.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "reader", "_" };
    private readonly EquatableArray<ResultPropertyModel> _properties;

    public LocalNames(EquatableArray<ResultPropertyModel> properties)
    {
        _properties = properties;
        Values = new string[properties.Count];
        for (var i = 0; i < Values.Length; i++)
        {
            var member = properties[i].MemberName;
            var wanted = char.ToLowerInvariant(member[0]) + member.Substring(1);

            // The names of the methods that are called beside the variables.
            if (wanted.StartsWith(GeneratedMemberNames.Reader, StringComparison.Ordinal))
                wanted = "value" + wanted;

            Values[i] = New(wanted);
        }
    }

    /// <summary>The variables that hold the properties: the properties' own names, with a small first letter.</summary>
    public string[] Values { get; }

    /// <summary>The name of a variable that tells whether the answer has a property.</summary>
    public string Flag(int property) => New("has" + _properties[property].MemberName);

    /// <summary>A name that no other variable has, as C# source.</summary>
    public string New(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
            name = wanted + number;

        return Identifier.Of(name);
    }
}
