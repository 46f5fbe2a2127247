namespace BatchTasks.Cli.Hosting;

/// <summary>A command line that does something sensible.</summary>
/// <param name="Arguments">What follows the tool's name.</param>
/// <param name="Purpose">What it does.</param>
internal sealed record Example(string Arguments, string Purpose);
