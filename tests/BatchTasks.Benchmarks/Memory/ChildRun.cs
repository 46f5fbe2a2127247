using System.Diagnostics;
using System.Globalization;

namespace BatchTasks.Benchmarks.Memory;

/// <summary>What a child process has done.</summary>
/// <param name="Name">What it was.</param>
/// <param name="HasSmallNursery">Whether its first generation was one of 16 MB.</param>
/// <param name="Lines">The lines that it has read.</param>
/// <param name="Time">In which time.</param>
/// <param name="PeakBytes">What was resident at most.</param>
internal sealed record ChildRun(string Name, bool HasSmallNursery, long Lines, TimeSpan Time, long PeakBytes)
{
    /// <summary>Reads a file.</summary>
    public static ChildRun Read(string path, string smallPath, bool hasSmallNursery) =>
        Measure(string.Create(CultureInfo.InvariantCulture, $"a file of {new FileInfo(path).Length / 1e6:0.00} MB"), hasSmallNursery, ChildCommands.ReadFile, path, smallPath);

    /// <summary>Reads a small file, and makes garbage.</summary>
    public static ChildRun MakeGarbage(long bytes, string smallPath) =>
        Measure(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB of garbage"), hasSmallNursery: false, ChildCommands.MakeGarbage, bytes.ToString(CultureInfo.InvariantCulture), smallPath);

    private static ChildRun Measure(string name, bool hasSmallNursery, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildRun).Assembly.Location, .. command]) { RedirectStandardOutput = true };
        if (hasSmallNursery)
            start.Environment["DOTNET_GCgen0size"] = "0x1000000";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || output.Split(' ') is not [var lines, var milliseconds, var peak])
            throw new InvalidOperationException($"A child process ({name}) ended with {process.ExitCode}.");

        return new(
            name,
            hasSmallNursery,
            long.Parse(lines, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture)),
            long.Parse(peak, CultureInfo.InvariantCulture));
    }
}
