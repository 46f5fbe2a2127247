using System.CommandLine.Parsing;

namespace BatchTasks.Cli.Options;

/// <summary>What numbers on the command line can be.</summary>
internal static class NumberRules
{
    public static void NotNegative(OptionResult option)
    {
        if (Number(option) < 0)
            option.AddError($"{option.Option.Name} can't be negative.");
    }

    public static void Positive(OptionResult option)
    {
        if (Number(option) <= 0)
            option.AddError($"{option.Option.Name} must be at least 1.");
    }

    /// <summary>What can't be read as a number is the parser's error.</summary>
    private static long Number(OptionResult option) =>
        option.Tokens is [.., var token] && long.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
