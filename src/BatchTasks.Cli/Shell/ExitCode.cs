namespace BatchTasks.Cli.Shell;

/// <summary>How the tool ends: the one place that defines its exit codes.</summary>
/// <param name="Value">What the shell sees.</param>
/// <param name="Name">What JSON documents call it.</param>
/// <param name="Meaning">What help and documentation say.</param>
internal sealed record ExitCode(int Value, string Name, string Meaning)
{
    public static readonly ExitCode Success = new(0, "success", "All went well.");

    public static readonly ExitCode Unsuccessful = new(
        1, "unsuccessful", "It was done, but not all is well: a file has errors, or a task did not succeed.");

    public static readonly ExitCode WrongUsage = new(2, "wrong_usage", "The command line is wrong, or names something that is not there.");

    public static readonly ExitCode Refused = new(3, "refused", "The service refuses: the key, the quota, or what was asked for.");

    public static readonly ExitCode Unreachable = new(4, "unreachable", "The service can't be reached, or fails.");

    public static readonly ExitCode Interrupted = new(5, "interrupted", "Interrupted. Batches go on at the service, and the same command carries on.");

    public static readonly ExitCode BadState = new(6, "bad_state", "A file or the state of a run can't be read or written, or does not fit what was asked.");

    public static readonly ExitCode TooExpensive = new(7, "too_expensive", "Nothing was sent: the run would cost more than --max-cost, or that can't be told.");

    public static readonly ExitCode Bug = new(70, "bug", "An error of the tool itself.");

    public static readonly IReadOnlyList<ExitCode> All = [Success, Unsuccessful, WrongUsage, Refused, Unreachable, Interrupted, BadState, TooExpensive, Bug];
}
