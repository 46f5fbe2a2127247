using BatchTasks.Benchmarks.Comparison;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>What was measured of one peer.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Peer">Who did it.</param>
/// <param name="Lines">How many lines a run had.</param>
/// <param name="Median">The median time of a run.</param>
/// <param name="Allocated">Bytes that a run has allocated, where that is known.</param>
internal sealed record Measurement(WorkKind Kind, string Peer, int Lines, TimeSpan Median, long? Allocated)
{
    public double MillisecondsPer100000 => Median.TotalMilliseconds * 100_000 / Lines;

    public double? AllocatedPerLine => (double?)Allocated / Lines;
}
