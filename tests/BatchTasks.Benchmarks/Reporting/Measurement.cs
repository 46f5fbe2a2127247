using BatchTasks.Benchmarks.Comparison;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>What was measured of one peer.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Peer">Who did it.</param>
/// <param name="Lines">How many lines a run had.</param>
/// <param name="Times">The times of the runs.</param>
/// <param name="Allocated">Bytes that a run has allocated, where that is known.</param>
internal sealed record Measurement(WorkKind Kind, string Peer, int Lines, IReadOnlyList<TimeSpan> Times, long? Allocated)
{
    /// <summary>The median time of a run.</summary>
    public TimeSpan Median { get; } = Times.Order().ElementAt(Times.Count / 2);

    /// <summary>The time of the fastest run. Whatever else a machine does makes a run slower and never faster, so this is what differs least from one measurement to the next.</summary>
    public TimeSpan Fastest { get; } = Times.Min();

    public double MillisecondsPer100000 => MillisecondsOf(Fastest);

    public double MedianPer100000 => MillisecondsOf(Median);

    public double? AllocatedPerLine => (double?)Allocated / Lines;

    /// <summary>All that was measured of the same in several passes.</summary>
    public static Measurement Together(IEnumerable<Measurement> passes)
    {
        var all = passes.ToList();
        return new(all[0].Kind, all[0].Peer, all[0].Lines, [.. all.SelectMany(static pass => pass.Times)], all.Min(static pass => pass.Allocated));
    }

    private double MillisecondsOf(TimeSpan run) => run.TotalMilliseconds * 100_000 / Lines;
}
