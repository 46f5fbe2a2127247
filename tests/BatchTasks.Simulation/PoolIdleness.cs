namespace BatchTasks.Simulation;

/// <summary>
/// Whether the thread pool has nothing to do. That is exact: a thread is taken as working by whoever gives it work, before it wakes up, and until it has found
/// that there is no more.
/// </summary>
internal static class PoolIdleness
{
    private static readonly int s_threads = Most();

    public static bool IsIdle
    {
        get
        {
            // The looks come one after the other. A piece of work that is taken up between them has its thread at work at the second look, or is one more of
            // the completed ones.
            var completed = ThreadPool.CompletedWorkItemCount;
            return AllRest && ThreadPool.PendingWorkItemCount == 0 && AllRest && ThreadPool.CompletedWorkItemCount == completed;
        }
    }

    private static bool AllRest
    {
        get
        {
            ThreadPool.GetAvailableThreads(out var available, out _);
            return available == s_threads;
        }
    }

    private static int Most()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        return threads;
    }
}
