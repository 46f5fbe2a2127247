namespace BatchTasks;

/// <summary>When a batch is looked at: soon after its creation, to show early refusals, then less and less often up to the interval.</summary>
internal static class LookSchedule
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    public static TimeSpan After(int looks, TimeSpan interval)
    {
        var early = s_first * Math.Pow(2, Math.Min(looks, 20));
        return early < interval ? early : interval;
    }
}
