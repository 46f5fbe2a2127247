namespace BatchTasks;

/// <summary>How long to wait after failures in a row: twice as long each time, up to a limit.</summary>
internal static class Backoff
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    public static TimeSpan AfterFailures(int failures, TimeSpan first)
    {
        var longest = Longest(first);
        var factor = Math.Pow(2, Math.Min(failures - 1, 20));
        return first * factor < longest ? first * factor : longest;
    }

    /// <summary>No pause is longer.</summary>
    public static TimeSpan Longest(TimeSpan first) => first > s_longest ? first : s_longest;
}
