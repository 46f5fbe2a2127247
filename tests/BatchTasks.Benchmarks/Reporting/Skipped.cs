using BatchTasks.Benchmarks.Comparison;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>A peer that was not measured, and why.</summary>
internal sealed record Skipped(WorkKind Kind, string Peer, string Why);
