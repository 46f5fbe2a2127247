using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Options;

/// <summary>A key in an environment variable: on a command line everyone on the machine would see it.</summary>
internal static class KeyVariable
{
    /// <summary>The key, or null where there is none.</summary>
    public static string? Find(string variable) => Environment.GetEnvironmentVariable(variable) is { } key && !string.IsNullOrWhiteSpace(key) ? key.Trim() : null;

    public static ToolException Missing(string variable) => new(ExitCode.WrongUsage, $"There is no key in the environment variable {variable}.");
}
