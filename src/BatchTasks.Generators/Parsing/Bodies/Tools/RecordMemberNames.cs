using System.Collections.Generic;

namespace BatchTasks.Generators.Parsing.Bodies.Tools;

/// <summary>The names of the properties of a record that holds the arguments of a method: the parameters' with a capital first letter, each once.</summary>
internal sealed class RecordMemberNames
{
    /// <summary>The names that each record has itself.</summary>
    private static readonly string[] s_ofRecords =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    ];

    private readonly HashSet<string> _taken;

    /// <param name="record">The name of the record, which is none of its members'.</param>
    public RecordMemberNames(string record) => _taken = new(s_ofRecords, StringComparer.Ordinal) { record };

    public string Of(string parameter)
    {
        var wanted = char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
        if (_taken.Add(wanted))
            return wanted;

        var name = wanted + "Argument";
        for (var number = 2; !_taken.Add(name); number++)
            name = wanted + "Argument" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return name;
    }
}
