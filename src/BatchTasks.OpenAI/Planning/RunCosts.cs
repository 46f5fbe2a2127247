namespace BatchTasks;

internal static class RunCosts
{
    public static void Check(BatchFileSet files, BatchRunOptions options, RunSource source)
    {
    }
}
