using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The enums that a task writes as text, each once.</summary>
internal sealed class EnumTexts(ISet<string> suppressions)
{
    private readonly SortedDictionary<string, EnumTextModel> _enums = new(StringComparer.Ordinal);

    public EquatableArray<EnumTextModel> ToModel() => _enums.Values.ToEquatableArray();

    public void Add(INamedTypeSymbol type)
    {
        var name = type.SourceName();
        if (!_enums.ContainsKey(name))
            _enums.Add(name, Parse(type, name));
    }

    /// <summary>The name that an enum's member has in JSON and in text: JsonStringEnumMemberName (.NET 9), else EnumMember's, else its own.</summary>
    public static string TextOf(IFieldSymbol member)
    {
        var attributes = member.GetAttributes();
        return WellFormed.Of(
            attributes.FirstOrDefault(a => a.AttributeClass.IsNamed("System.Text.Json.Serialization", "JsonStringEnumMemberNameAttribute"))?.PositionalText(0)
            ?? attributes.FirstOrDefault(a => a.AttributeClass.IsNamed("System.Runtime.Serialization", "EnumMemberAttribute"))?.NamedText("Value")
            ?? member.Name);
    }

    private EnumTextModel Parse(INamedTypeSymbol type, string name)
    {
        var seen = new HashSet<object>();
        var members = new List<EnumMemberModel>();
        foreach (var member in type.GetMembers().OfType<IFieldSymbol>())
        {
            // Two names of one value: a switch can have only one of them, and the first is what is written. One that is an error to name is in no switch.
            if (member.HasConstantValue && member.ConstantValue is { } value && !member.IsForbidden() && seen.Add(value))
            {
                suppressions.AddIds(member);
                members.Add(new EnumMemberModel($"{name}.{Identifier.Of(member.Name)}", TextOf(member)));
            }
        }

        return new EnumTextModel(name, type.EnumUnderlyingType?.SpecialType == SpecialType.System_UInt64 ? "ulong" : "long", members.ToEquatableArray());
    }
}
