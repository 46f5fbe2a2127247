using System.CommandLine;

namespace BatchTasks.Cli.Options;

/// <summary>How every command speaks.</summary>
internal static class OutputOptions
{
    public const string Title = "Output";

    private static readonly Option<bool> s_json = new("--json")
    {
        Description = "One JSON document on the standard output, for scripts.",
        Recursive = true,
    };

    private static readonly Option<bool> s_quiet = new("--quiet", "-q")
    {
        Description = "Results and errors only: no progress, no advice.",
        Recursive = true,
    };

    private static readonly Option<bool> s_noColor = new("--no-color")
    {
        Description = "No colours. So does the variable NO_COLOR.",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All { get; } = [s_json, s_quiet, s_noColor];

    public static OutputStyle Read(ParseResult arguments) => new(
        IsJson: arguments.GetValue(s_json),
        IsQuiet: arguments.GetValue(s_quiet),
        HasColor: !arguments.GetValue(s_noColor) && Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 });
}

/// <summary>How a command speaks.</summary>
internal sealed record OutputStyle(bool IsJson, bool IsQuiet, bool HasColor);
