using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Memory;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>The goals, and what was measured for each of them.</summary>
internal static class Goals
{
    public static IReadOnlyList<Goal> Of(RunResults results) =>
    [
        Faster(results, WorkKind.WriteEn, Peers.SourceGeneration, 8),
        Faster(results, WorkKind.WriteJa, Peers.SourceGeneration, 10),
        Faster(results, WorkKind.WriteEsc, Peers.SourceGeneration, 6),
        Faster(results, WorkKind.WriteEn, Peers.OpenAI, 12),
        SpeedOf(results, WorkKind.WriteEn, Peers.Copy, 0.5),
        Within(results, WorkKind.WriteFile, Peers.RawWrite, 1.5),
        .. WorkKind.Writes.Select(write => NothingAllocated(results, write.Kind)),
        Faster(results, WorkKind.ReadEn, Peers.SourceGeneration, 5),
        Faster(results, WorkKind.ReadJa, Peers.SourceGeneration, 5),
        Faster(results, WorkKind.ReadEn, Peers.Simdjson, 1),
        Faster(results, WorkKind.ReadJa, Peers.Simdjson, 1),
        Faster(results, WorkKind.ReadBase64, Peers.SourceGeneration, 2),
        Faster(results, WorkKind.ReadFloats, Peers.SourceGeneration, 6),
        OwnObjectsOnly(results),
        .. results.Memory is { } memory ? OfMemory(memory) : [],
    ];

    private static IEnumerable<Goal> OfMemory(MemoryRun memory) =>
    [
        PeakMemory(memory.Whole, memory.Over(memory.Whole), "peak memory over the runtime's own"),
        PeakMemory(memory.WholeAsChosen, memory.Over(memory.WholeAsChosen), "peak memory over that of the same garbage"),
        PeakMemory(memory.WholeAsChosen, memory.WithGarbage, "peak memory over that of ten lines, garbage and all"),
        TenTimesTheTime(memory),
        TheSameMemory(memory),
    ];

    private static Goal Faster(RunResults results, WorkKind kind, string peer, double goal) => Of(
        results, kind, peer, goal > 1 ? $"≥ {goal}×" : "at least equal", results.TimesOurs(kind, peer) is { } ratio ? Measured(ratio, "0.00", "×", ratio.Fastest >= goal) : null);

    private static Goal SpeedOf(RunResults results, WorkKind kind, string peer, double goal) => Of(
        results, kind, peer, $"≥ {goal * 100:0}% of its speed", results.TimesOurs(kind, peer) is { } ratio ? Measured(ratio.InPercent, "0", "%", ratio.Fastest >= goal) : null);

    private static Goal Within(RunResults results, WorkKind kind, string peer, double goal) => Of(
        results, kind, peer, $"within {goal:0.0}×", results.TimesOurs(kind, peer)?.Inverted is { } ratio ? Measured(ratio, "0.00", "×", ratio.Fastest <= goal) : null);

    /// <summary>An object for each line would be at least 24 bytes; a run that allocates a few thousand bytes once has less than one for each line.</summary>
    private static Goal NothingAllocated(RunResults results, WorkKind kind) =>
        Of(results, kind, "bytes allocated a line", "0", results.Find(kind, Peers.Ours)?.AllocatedPerLine is { } bytes ? ($"{bytes:0.00}", "", bytes < 1) : null);

    private static Goal OwnObjectsOnly(RunResults results) => Of(
        results,
        WorkKind.ReadEn,
        "bytes allocated a line",
        $"the result's own objects: {results.OwnBytesPerLine:0}",
        results.Find(WorkKind.ReadEn, Peers.Ours)?.AllocatedPerLine is { } bytes ? ($"{bytes:0}", "", bytes <= results.OwnBytesPerLine * 1.02) : null);

    private static Goal PeakMemory(ChildRun run, long bytes, string against) => new(
        $"read {run.Name}", against, "< 64 MB", Megabytes(bytes), "", bytes < 64e6, null, null);

    private static Goal TenTimesTheTime(MemoryRun memory)
    {
        var ratio = memory.Whole.Time / memory.Tenth.Time;
        return new("read 10 times the lines", "time", "10×", $"{ratio:0.0}×", "", ratio < 11.5, null, null);
    }

    private static Goal TheSameMemory(MemoryRun memory)
    {
        var (tenth, whole) = (memory.Over(memory.Tenth), memory.Over(memory.Whole));
        return new("read 10 times the lines", "peak memory over the runtime's own", "the same", $"{Megabytes(tenth)} → {Megabytes(whole)}", "", whole < tenth + 8e6, null, null);
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.0} MB";

    private static (string Fastest, string Passes, bool IsReached) Measured(Ratio ratio, string format, string unit, bool isReached) =>
        (ratio.ShowFastest(format) + unit, ratio.ShowPasses(format), isReached);

    private static Goal Of(RunResults results, WorkKind kind, string against, string goal, (string Fastest, string Passes, bool IsReached)? measured)
    {
        var ours = results.Find(kind, Peers.Ours);
        var why = results.Skipped.FirstOrDefault(skipped => skipped.Kind == kind && skipped.Peer == against)?.Why ?? "not measured";
        return new(kind.Name, against, goal, measured?.Fastest ?? $"skipped: {why}", measured?.Passes ?? "", measured?.IsReached, ours?.FastestPer100000, ours?.AllocatedPerLine);
    }
}

/// <summary>One goal.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Against">What it is compared with.</param>
/// <param name="Wanted">The goal.</param>
/// <param name="Measured">What was measured: of times, the ratio of the fastest runs.</param>
/// <param name="Passes">The ratio pass by pass.</param>
/// <param name="IsReached">Whether that is enough; <see langword="null"/> where it was not measured.</param>
/// <param name="Milliseconds">This library's own time for 100,000 lines.</param>
/// <param name="Allocated">The bytes that it allocates for a line.</param>
internal sealed record Goal(string Work, string Against, string Wanted, string Measured, string Passes, bool? IsReached, double? Milliseconds, double? Allocated);
