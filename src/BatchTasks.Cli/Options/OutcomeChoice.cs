using System.CommandLine;
using System.CommandLine.Parsing;
using BatchTasks.Cli.Json;
using BatchTasks.Shared.Names;

namespace BatchTasks.Cli.Options;

/// <summary>Outcomes on the command line, separated by commas: kinds, <c>passing</c> for failures that may pass, and <c>none</c>.</summary>
internal static class OutcomeChoice
{
    private const string None = "none";
    private const string Passing = "passing";

    private static readonly string[] s_names =
        [Passing, .. Enum.GetValues<BatchOutcomeKind>().Where(static kind => kind != BatchOutcomeKind.Succeeded).Select(OutcomeNames.Of), None];

    /// <summary>All that can be said, for the help of an option.</summary>
    public static string Names => string.Join(", ", s_names);

    public static Option<BatchRetryPolicy?> Option(string name, string description) => new(name)
    {
        HelpName = "LIST",
        Description = description,
        CustomParser = Parse,
    };

    private static BatchRetryPolicy? Parse(ArgumentResult argument)
    {
        var names = argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(static name => !s_names.Contains(name)) is { } unknown)
        {
            var meant = NearestName.Of(unknown, s_names) is { } near ? $" Did you mean '{near}'?" : "";
            argument.AddError($"'{unknown}' is no outcome that can be sent again.{meant} There are {Names}.");
            return null;
        }

        if (names.Contains(None) && names.Length > 1)
        {
            argument.AddError($"'{None}' goes with no other.");
            return null;
        }

        return BatchRetryPolicy.Default with
        {
            Kinds = [.. Enum.GetValues<BatchOutcomeKind>().Where(kind => names.Contains(OutcomeNames.Of(kind)))],
            PassingFailures = names.Contains(Passing),
        };
    }
}
