using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BatchTasks.Shared.Names;

namespace BatchTasks.Shared.Bodies;

/// <summary>What a parameter takes, in words for messages.</summary>
internal static class ShapeText
{
    /// <summary>Values that a message lists in full.</summary>
    private const int ListedValues = 12;

    /// <summary>The kinds of JSON: <c>a string or an array</c>.</summary>
    public static string Kinds(BodySchema schema)
    {
        var kinds = new List<string>();
        if (schema.Text is not null)
            kinds.Add("a string");

        if (schema.Number is { } number)
            kinds.Add(number.IsInteger ? "an integer" : "a number");

        if (schema.Boolean)
            kinds.Add("a boolean");

        if (schema.List is not null)
            kinds.Add("an array");

        if (schema.Object is not null)
            kinds.Add("an object");

        return Or(kinds);
    }

    public static string Range(NumberShape shape) => Range(Text(shape.Minimum), Text(shape.Maximum));

    public static string Elements(ListShape shape) =>
        shape is { Minimum: 1, Maximum: null } ? "at least one element" : $"{Range(Text(shape.Minimum), Text(shape.Maximum))} elements";

    public static string Characters(TextShape shape) =>
        $"{Range(Text(shape.Minimum), Text(shape.Maximum))} {(shape.IsName ? "letters a-z and A-Z, digits, underscores and dashes" : "characters")}";

    /// <summary>The values, or where there are many the nearest and how many there are.</summary>
    public static string Values(IReadOnlyList<string> values, string found)
    {
        if (values.Count <= ListedValues)
            return Or([.. values.Select(each => $"'{each}'")]);

        return NearestName.Of(found, values) is { } nearest ? $"'{nearest}' and {values.Count - 1} others" : $"one of {values.Count} values, such as '{values[0]}'";
    }

    private static string Range(string? minimum, string? maximum) => (minimum, maximum) switch
    {
        (null, _) => $"at most {maximum}",
        (_, null) => $"at least {minimum}",
        _ => $"{minimum} to {maximum}",
    };

    private static string? Text(decimal? bound) => bound?.ToString(CultureInfo.InvariantCulture);

    private static string Or(List<string> all) => all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} or {all[all.Count - 1]}";
}
