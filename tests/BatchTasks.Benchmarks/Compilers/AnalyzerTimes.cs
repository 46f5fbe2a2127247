using System.Diagnostics;
using System.Text;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>The share that analyzers have in the compiler's time, measured by the compiler itself on one project of many task types.</summary>
internal static class AnalyzerTimes
{
    /// <returns>The table, as Markdown.</returns>
    public static async Task<string> MeasureAsync(int types, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("batchtasks-analyzers-").FullName;
        try
        {
            TaskProject.Write(folder, types);
            var reports = AnalyzerSet.All.ToDictionary(set => set, _ => new List<AnalyzerReport>());

            // In turns, so that whatever else the machine does meets all alike. The first round warms the compiler's server up and is not counted.
            for (var run = 0; run <= runs; run++)
            {
                foreach (var set in AnalyzerSet.All)
                {
                    var report = AnalyzerReport.Parse(await BuildAsync(folder, set), set);
                    Console.Error.WriteLine($"{(run == 0 ? "warm-up" : $"run {run}")}: {set.Name}: {report.Analyzers:0.000} s of {report.Compiler:0.000} s");
                    if (run > 0)
                        reports[set].Add(report);
                }
            }

            return Table(types, runs, reports);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> BuildAsync(string folder, AnalyzerSet set)
    {
        var analyzers = set.Assemblies.Concat(AnalyzerSet.BatchTasks.Assemblies).Distinct();

        // The generator is in the assembly of our analyzers, so they run in the peers' builds too; what is reported of them there is not counted.
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["build", folder, "-t:Rebuild", "-c", "Release", "-v:d", "-clp:PerformanceSummary", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=true", $"-p:MeasuredAnalyzers=\"{string.Join(';', analyzers)}\""])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["UseSharedCompilation"] = "true" },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The measured project does not build:\n{string.Join('\n', output.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal)).Take(10))}");
    }

    private static string Table(int types, int runs, Dictionary<AnalyzerSet, List<AnalyzerReport>> reports)
    {
        var table = new StringBuilder()
            .AppendLine($"{types} task types, each with a method that writes and runs a batch; medians of {runs} builds in turns, compiler's server warm.")
            .AppendLine()
            .AppendLine("| analyzers | seconds in them | the compiler, with them | share |")
            .AppendLine("|---|---|---|---|");
        foreach (var (set, measured) in reports)
        {
            var (own, all) = (measured.Select(r => r.Analyzers).Median(), measured.Select(r => r.Compiler).Median());
            table.AppendLine($"| {set.Name} | {own:0.000} | {all:0.000} | {own / all:0.0%} |");
        }

        table.AppendLine().AppendLine("| analyzer of BatchTasks | seconds |").AppendLine("|---|---|");
        var each = reports[AnalyzerSet.BatchTasks].SelectMany(r => r.Each).GroupBy(e => e.Name).Select(g => (g.Key, Seconds: g.Select(e => e.Seconds).Median()));
        foreach (var (name, seconds) in each.OrderByDescending(e => e.Seconds))
            table.AppendLine($"| {name} | {seconds:0.000} |");

        return table.ToString();
    }
}
