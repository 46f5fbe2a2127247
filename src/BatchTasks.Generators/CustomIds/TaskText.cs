using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds;

/// <summary>The members of a task that stand in its custom_id, for a message: <c>Id: 1, Name: "x"</c>.</summary>
internal static class TaskText
{
    /// <param name="pattern">The pattern.</param>
    /// <param name="texts">The texts of its holes.</param>
    /// <param name="chosen">A member that is an enum, and its field: where a text alone doesn't tell the value.</param>
    public static string Of(CustomIdModel pattern, IReadOnlyList<string> texts, (string Member, string Field)? chosen = null)
    {
        var values = pattern.Holes
            .Select((hole, i) => (hole.Member, Value: chosen?.Member == hole.Member ? NameOf(chosen.Value.Field) : Value(hole, texts[i])))
            .GroupBy(v => v.Member, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {g.First().Value}");
        return string.Join(", ", values);
    }

    private static string Value(CustomIdHoleModel hole, string text) => hole.Kind switch
    {
        CustomIdKind.String => $"\"{ShownText.Of(text)}\"",
        CustomIdKind.Char => $"'{ShownText.Of(text)}'",
        CustomIdKind.Enum => NameOf(hole.Names.First(n => n.Text == text).Field),
        _ => text,
    };

    private static string NameOf(string field) => field.Substring(field.LastIndexOf('.') + 1).TrimStart('@');
}
