namespace BatchTasks.Cli.Shell;

/// <summary>What is typed.</summary>
internal static class ToolName
{
    public const string Value = "batchtasks";
}
