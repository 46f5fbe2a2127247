using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using BatchTasks.Benchmarks.Comparison;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>The tables of a run, as they stand in <c>docs/performance.md</c>.</summary>
internal static class MarkdownReport
{
    public static string Of(RunResults results, Scale scale)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Machine()}; {scale.Lines:N0} lines, {scale.EmbeddingLines:N0} of embeddings; the fastest of {scale.Passes} × {scale.Iterations} runs.");
        text.AppendLine();
        AppendGoals(text, results);
        text.AppendLine();
        AppendPeers(text, results);
        if (results.Memory is { } memory)
        {
            text.AppendLine();
            AppendMemory(text, memory);
        }

        return text.ToString();
    }

    private static void AppendGoals(StringBuilder text, RunResults results)
    {
        text.AppendLine("| work | against | goal | measured | | pass by pass | ours, ms for 100,000 lines | ours, B allocated a line |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var goal in Goals.Of(results).Where(static goal => goal.IsReached is not null || goal.Milliseconds is not null))
        {
            var mark = goal.IsReached switch { true => "✓", false => "✗", null => "" };
            text.AppendLine(CultureInfo.InvariantCulture, $"| {goal.Work} | {goal.Against} | {goal.Wanted} | {goal.Measured} | {mark} | {goal.Passes} | {goal.Milliseconds:N1} | {goal.Allocated:N1} |");
        }
    }

    private static void AppendPeers(StringBuilder text, RunResults results)
    {
        text.AppendLine("| work | peer | ms for 100,000 lines, fastest run | median run | times ours | B allocated a line |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var kind in WorkKind.All)
        {
            foreach (var measured in results.Measured.Where(measured => measured.Kind == kind).OrderBy(static measured => measured.FastestPer100000))
            {
                var name = measured.Peer.StartsWith(Peers.Ours, StringComparison.Ordinal) ? $"**{measured.Peer}**" : measured.Peer;
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Name} | {name} | {measured.FastestPer100000:N1} | {measured.MedianPer100000:N1} | {results.TimesOurs(kind, measured.Peer)?.Fastest:0.00} | {measured.AllocatedPerLine:N1} |");
            }

            foreach (var skipped in results.Skipped.Where(skipped => skipped.Kind == kind))
                text.AppendLine(CultureInfo.InvariantCulture, $"| {kind.Name} | {skipped.Peer} | skipped: {skipped.Why} | | | |");
        }
    }

    private static void AppendMemory(StringBuilder text, Memory.MemoryRun memory)
    {
        text.AppendLine("| process | first generation | lines | ms | peak, MB | over the runtime's own, MB |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var run in memory.All)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {run.Name} | {(run.HasSmallNursery ? "16 MB" : "the runtime's choice")} | {run.Lines:N0} | {run.Time.TotalMilliseconds:N1} | {run.PeakBytes / 1e6:0.0} | {memory.Over(run) / 1e6:0.0} |");
        }
    }

    private static string Machine()
    {
        var vectors = Avx512BW.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        return $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {vectors}, {memory:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }
}
