using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BatchTasks.Cli.Options;

/// <summary>Times on the command line: a number with a unit, as <c>90s</c>, <c>15m</c>, <c>12h</c>, <c>7d</c>.</summary>
internal static class Duration
{
    public static Option<TimeSpan?> Option(string name, string description) => new(name)
    {
        HelpName = "TIME",
        Description = description,
        CustomParser = Parse,
    };

    private static TimeSpan? Parse(ArgumentResult argument)
    {
        if (TryParse(argument.Tokens[0].Value) is { } span)
            return span;

        argument.AddError($"'{argument.Tokens[0].Value}' is no time: give a number with a unit, such as 500ms, 90s, 15m, 12h or 7d.");
        return null;
    }

    private static TimeSpan? TryParse(string text)
    {
        var digits = text.TakeWhile(static c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100_000)
            return null;

        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" or "min" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
