using BatchTasks.Benchmarks.Memory;
using BatchTasks.Benchmarks.Outside;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>The command that measures this library against its peers and prints the tables. It fails where something is broken, not where something is slow.</summary>
internal static class CompareCommand
{
    /// <param name="scale">How much is measured.</param>
    /// <param name="only">What the names of the works have to contain; then nothing outside of this process is measured.</param>
    /// <param name="outputFile">Where the tables are written, besides the console.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Scale scale, string? only, string? outputFile)
    {
        if (Fail(Checks.Run()))
            return 1;

        var outside = new OutsideRun(scale, Console.Error);
        if (only is null)
            outside.Measure();

        if (Fail(outside.Problems))
            return 1;

        var works = Works.Of(scale).Where(work => only is null || work.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var measured = InProcessRun.Measure(works, scale, Console.Error);
        var ownBytes = await OwnObjects.BytesPerLineAsync(Math.Min(scale.Lines, 5_000));
        var memory = only is null ? MemoryRun.Measure(scale, ownBytes, Console.Error) : null;
        var results = new RunResults([.. measured, .. outside.Measured], outside.Skipped, memory, ownBytes);
        var report = MarkdownReport.Of(results, scale);
        Console.WriteLine(report);
        if (outputFile is not null)
            await File.WriteAllTextAsync(outputFile, report);

        return 0;
    }

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
