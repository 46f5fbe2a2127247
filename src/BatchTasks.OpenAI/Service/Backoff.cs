namespace BatchTasks;

/// <summary>
/// How long to wait after failures in a row: twice as long each time, up to a limit, varied so that many processes don't come back at one moment; and never
/// less than the service asks for.
/// </summary>
internal static class Backoff
{
    private const double Variation = 0.2;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <param name="failures">In a row, the last one included.</param>
    /// <param name="first">The pause after the first, on average.</param>
    /// <param name="random">Draws the variation: a fifth less to a fifth more.</param>
    /// <param name="atLeast">What the service asks for.</param>
    public static TimeSpan AfterFailures(int failures, TimeSpan first, Random random, TimeSpan? atLeast = null)
    {
        var longest = Longest(first);
        var factor = Math.Pow(2, Math.Min(failures - 1, 20));
        var pause = first * factor < longest ? first * factor : longest;
        pause *= 1 - Variation + (2 * Variation * random.NextDouble());
        return atLeast > pause ? atLeast.Value : pause;
    }

    /// <summary>No pause is longer, but for what the service asks.</summary>
    public static TimeSpan LongestVaried(TimeSpan first) => Longest(first) * (1 + Variation);

    private static TimeSpan Longest(TimeSpan first) => first > s_longest ? first : s_longest;
}
