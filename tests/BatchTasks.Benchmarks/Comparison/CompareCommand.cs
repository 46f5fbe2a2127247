using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>The command that measures this library against its peers.</summary>
internal static class CompareCommand
{
    public static int Run(Scale scale, string? outputFile, string? only)
    {
        var problems = Checks.Run().ToList();
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);

        if (problems.Count > 0)
            return 1;

        var works = Works.Of(scale).Where(work => only is null || work.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var measured = InProcessRun.Measure(works, scale, Console.Error);
        foreach (var m in measured)
            Console.WriteLine($"| {m.Kind.Name} | {m.Peer} | {m.MillisecondsPer100000:0.0} | {m.AllocatedPerLine:0.0} |");

        return 0;
    }
}
