using System.Globalization;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The bounds of a number, as JSON; null where there is none.</summary>
internal sealed record NumberRange(string? Minimum, bool IsMinimumExclusive, string? Maximum, bool IsMaximumExclusive)
{
    /// <summary>The bounds that a <c>[Range]</c> gives, and these where it gives none.</summary>
    public NumberRange Narrow(AttributeData attribute)
    {
        var (minimum, maximum) = attribute.ConstructorArguments switch
        {
            [{ Value: int from }, { Value: int to }] => (Text(from), Text(to)),
            [{ Value: double from }, { Value: double to }] => (Text(from), Text(to)),
            [_, { Value: string from }, { Value: string to }] => (Text(from), Text(to)),
            _ => (null, null),
        };

        return new NumberRange(
            minimum ?? Minimum,
            minimum is null ? IsMinimumExclusive : Is("MinimumIsExclusive"),
            maximum ?? Maximum,
            maximum is null ? IsMaximumExclusive : Is("MaximumIsExclusive"));

        bool Is(string name)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == name)
                    return argument.Value.Value is true;
            }

            return false;
        }
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as JSON; null for one that bounds nothing.</summary>
    private static string? Text(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number) || Math.Abs(number) == double.MaxValue)
            return null;

        // Through decimal where nothing is lost: its text is the same on every runtime that a compiler runs on.
        if (Math.Abs(number) is < 1e28 and (> 1e-12 or 0) && (double)(decimal)number == number)
            return ((decimal)number).ToString(CultureInfo.InvariantCulture);

        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string? Text(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;
}
