using BatchTasks.Cli.Hosting;

namespace BatchTasks.Cli.Help;

/// <summary>Commands that are for the same.</summary>
internal sealed record CommandSection(string Title, IReadOnlyList<ToolCommand> Commands);
