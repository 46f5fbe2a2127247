using BatchTasks.Benchmarks.Memory;
using BatchTasks.Benchmarks.Outside;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>The command that measures this library against its peers and prints the tables. It fails where something is broken, not where something is slow.</summary>
internal static class CompareCommand
{
    /// <param name="scale">How much is measured.</param>
    /// <param name="only">What the names of the works have to contain; then no memory is measured.</param>
    /// <param name="outputFile">Where the tables are written, besides the console.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Scale scale, string? only, string? outputFile)
    {
        if (Fail(Checks.Run()))
            return 1;

        // What is compared is measured within seconds, many times: the machine may be faster or slower in the next ones.
        using var outside = new OutsideRun(scale, Console.Error);
        var measured = new List<Measurement>();
        foreach (var works in Works.Of(scale).Where(work => only is null || work.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).GroupBy(static work => work.Kind))
        {
            for (var pass = 0; pass < scale.Passes; pass++)
            {
                outside.Measure(works.Key);
                if (Fail(outside.Problems))
                    return 1;

                measured.AddRange(InProcessRun.Measure([.. works], scale, isFirst: pass == 0, Console.Error));
            }
        }

        var ownBytes = await OwnObjects.BytesPerLineAsync(Math.Min(scale.Lines, 5_000));
        var memory = only is null ? MemoryRun.Measure(scale, ownBytes, Console.Error) : null;
        var results = new RunResults(TogetherOf([.. measured, .. outside.Measured]), [.. outside.Skipped.Distinct()], memory, ownBytes);
        var report = MarkdownReport.Of(results, scale);
        Console.WriteLine(report);
        if (outputFile is not null)
            await File.WriteAllTextAsync(outputFile, report);

        return 0;
    }

    private static Measurement[] TogetherOf(IEnumerable<Measurement> measured) =>
        [.. measured.GroupBy(static measured => (measured.Kind, measured.Peer)).Select(Measurement.Together)];

    private static bool Fail(IEnumerable<string> problems)
    {
        var found = false;
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
            found = true;
        }

        return found;
    }
}
