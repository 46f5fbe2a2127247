using System.CommandLine;

namespace BatchTasks.Cli.Options;

/// <summary>Options that several commands have.</summary>
internal abstract class OptionGroup
{
    /// <summary>What stands over them in the help.</summary>
    public abstract string Title { get; }

    public abstract IReadOnlyList<Option> Options { get; }
}
