using System.Diagnostics;
using System.Text;
using BatchTasks.Benchmarks.Reporting;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>How long generators take that have seen nothing before, on the same records.</summary>
internal static class ColdTimes
{
    public static string Measure(int types, int rounds)
    {
        var records = MeasuredCompilation.Parse(RecordSources.Records(types), "Task");
        var contenders = new[]
        {
            new Contender("BatchTasks", records, MeasuredCompilation.BatchTasks),
            Json("System.Text.Json, the task types in one context", 1, withResults: false),
            Json("System.Text.Json, the task types and their results in one context", 1, withResults: true),
            Json("System.Text.Json, the same in ten contexts", Math.Min(10, types), withResults: true),
        };
        foreach (var contender in contenders)
            contender.Characters = MeasuredCompilation.Check(MeasuredCompilation.Create(contender.Trees), contender.Generator());

        // In turns, each in a new compilation: whatever else the machine does meets all alike. The first rounds warm up and are not counted.
        var warmUp = rounds == 1 ? 0 : 2;
        for (var round = -warmUp; round < rounds; round++)
        {
            foreach (var contender in contenders)
                contender.Run(isCounted: round >= 0);
        }

        var table = new StringBuilder()
            .AppendLine("| generator, cold | ms, median | of System.Text.Json's on the task types | ms, least | processor ms, least | allocated MB | generated characters |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (var contender in contenders)
        {
            // Within each round: what slows the machine down for a while is in both.
            var ratios = contender.Milliseconds.Zip(contenders[1].Milliseconds, static (own, peer) => own / peer).ToList();
            table.AppendLine($"| {contender.Name} | {contender.Milliseconds.Median():0.0} | {ratios.Median():0.00} ({ratios.Min():0.00}–{ratios.Max():0.00}) | {contender.Milliseconds.Min():0.0} | {contender.ProcessorMilliseconds.Min():0} | {contender.Megabytes.Median():0.0} | {contender.Characters:N0} |");
        }

        return table.ToString();

        Contender Json(string name, int contexts, bool withResults) =>
            new(name, [.. records, .. MeasuredCompilation.Parse(RecordSources.Contexts(types, contexts, withResults), "Context")], MeasuredCompilation.SystemTextJson);
    }

    private sealed record Contender(string Name, SyntaxTree[] Trees, Func<IIncrementalGenerator> Generator)
    {
        public List<double> Milliseconds { get; } = [];

        /// <summary>Of all threads, those that collect garbage among them.</summary>
        public List<double> ProcessorMilliseconds { get; } = [];

        public List<double> Megabytes { get; } = [];

        public int Characters { get; set; }

        public void Run(bool isCounted)
        {
            var compilation = MeasuredCompilation.Create(Trees);
            var driver = MeasuredCompilation.Driver(Generator());
            GC.Collect();
            var processor = Environment.CpuUsage.TotalTime;
            var (allocated, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            var ran = driver.RunGenerators(compilation);
            var elapsed = watch.Elapsed.TotalMilliseconds;
            if (!isCounted)
                return;

            Milliseconds.Add(elapsed);
            ProcessorMilliseconds.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
            Megabytes.Add((GC.GetTotalAllocatedBytes() - allocated) / 1e6);
            GC.KeepAlive(ran);
        }
    }
}
