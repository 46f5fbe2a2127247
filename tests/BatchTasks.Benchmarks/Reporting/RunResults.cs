using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Memory;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>All that one run has measured.</summary>
/// <param name="Measured">The peers.</param>
/// <param name="Skipped">Those that were not measured.</param>
/// <param name="Memory">What reading files costs in memory; <see langword="null"/> where it was not asked for.</param>
/// <param name="OwnBytesPerLine">What an outcome weighs by itself.</param>
internal sealed record RunResults(IReadOnlyList<Measurement> Measured, IReadOnlyList<Skipped> Skipped, MemoryRun? Memory, double OwnBytesPerLine)
{
    public Measurement? Find(WorkKind kind, string peer) => Measured.FirstOrDefault(measured => measured.Kind == kind && measured.Peer == peer);

    /// <summary>How many times the time of this library a peer takes.</summary>
    public Ratio? TimesOurs(WorkKind kind, string peer) =>
        Find(kind, Peers.Ours) is { } ours && Find(kind, peer) is { } theirs ? theirs.TimesThatOf(ours) : null;
}
