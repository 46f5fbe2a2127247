using System.Globalization;
using System.Text.RegularExpressions;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>What a build with <c>ReportAnalyzer</c> says about its compilation.</summary>
/// <param name="Compiler">Seconds of the compiler, with all that ran in it.</param>
/// <param name="Analyzers">Seconds of all analyzers of the measured set, summed over the threads.</param>
/// <param name="Each">The analyzers that took longest.</param>
internal sealed partial record AnalyzerReport(double Compiler, double Analyzers, IReadOnlyList<(string Name, double Seconds)> Each)
{
    public static AnalyzerReport Parse(string output, AnalyzerSet set)
    {
        var compiler = CompilerTask().Matches(output).Select(m => Number(m, "ms")).DefaultIfEmpty(double.NaN).Max() / 1000;
        var assemblies = set.Assemblies.Select(a => Path.GetFileNameWithoutExtension(a)).ToHashSet(StringComparer.Ordinal);
        var total = 0.0;
        var each = new List<(string, double)>();
        var isOurs = false;

        // A line for each assembly, and under it, deeper, one for each of its analyzers. Generators have a table of their own after that.
        var analyzers = output.Split("Total generator execution time")[0];
        foreach (var line in analyzers.Split('\n'))
        {
            if (AssemblyLine().Match(line) is { Success: true } assembly)
            {
                isOurs = assemblies.Contains(assembly.Groups["name"].Value);
                total += isOurs ? Number(assembly, "s") : 0;
            }
            else if (isOurs && AnalyzerLine().Match(line) is { Success: true } analyzer)
            {
                each.Add((analyzer.Groups["name"].Value.Split('.')[^1], Number(analyzer, "s")));
            }
        }

        return new(compiler, total, each);
    }

    // "<0.001" is what is too short to tell.
    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value.TrimStart('<'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<ms>\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerTask();

    [GeneratedRegex(@"^\s*(?<s><?\d+\.\d+)\s+<?\d+\s+(?<name>[\w.]+), Version=")]
    private static partial Regex AssemblyLine();

    [GeneratedRegex(@"^\s*(?<s><?\d+\.\d+)\s+<?\d+\s+(?<name>[\w.]+) \(")]
    private static partial Regex AnalyzerLine();
}
