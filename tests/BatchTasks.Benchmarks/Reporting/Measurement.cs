using BatchTasks.Benchmarks.Comparison;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>What was measured of one peer.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Peer">Who did it.</param>
/// <param name="Lines">How many lines a run had.</param>
/// <param name="Passes">Of each pass, the times of its runs.</param>
/// <param name="Allocated">Bytes that a run has allocated, where that is known.</param>
internal sealed record Measurement(WorkKind Kind, string Peer, int Lines, IReadOnlyList<IReadOnlyList<TimeSpan>> Passes, long? Allocated)
{
    public double FastestPer100000 => MillisecondsOf(Fastest);

    public double MedianPer100000 => Passes.SelectMany(static times => times).Select(MillisecondsOf).Median();

    public double? AllocatedPerLine => (double?)Allocated / Lines;

    /// <summary>How many times the time of another peer this one takes.</summary>
    public Ratio TimesThatOf(Measurement other) => new(Fastest / other.Fastest, [.. Passes.Zip(other.Passes, static (own, others) => own.Min() / others.Min())]);

    /// <summary>All that was measured of the same in several passes.</summary>
    public static Measurement Together(IEnumerable<Measurement> passes)
    {
        var all = passes.ToList();
        return all[0] with { Passes = [.. all.SelectMany(static pass => pass.Passes)], Allocated = all.Min(static pass => pass.Allocated) };
    }

    private TimeSpan Fastest => Passes.SelectMany(static times => times).Min();

    private double MillisecondsOf(TimeSpan run) => run.TotalMilliseconds * 100_000 / Lines;
}
