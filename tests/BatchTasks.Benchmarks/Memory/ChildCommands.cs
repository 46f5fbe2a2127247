using System.Diagnostics;
using System.Globalization;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Memory;

/// <summary>The hidden commands of child processes, which say at the end how long it took and what their memory was at most.</summary>
internal static class ChildCommands
{
    /// <summary>Reads a result file as users do.</summary>
    public const string ReadFile = "child-read-file";

    /// <summary>Makes objects and drops them.</summary>
    public const string MakeGarbage = "child-make-garbage";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.7);

    /// <summary>Runs a command; before it a small file is read until all code is compiled.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string command, string argument, string smallPath)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < s_warmUp)
            await ReadAsync(smallPath);

        var fastest = TimeSpan.MaxValue;
        var lines = 0L;
        for (var run = 0; run < 2; run++)
        {
            watch.Restart();
            lines = command is ReadFile ? await ReadAsync(argument) : Waste(long.Parse(argument, CultureInfo.InvariantCulture));
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines} {fastest.TotalMilliseconds} {PeakBytes()}"));
        return 0;
    }

    private static async Task<long> ReadAsync(string path)
    {
        var lines = 0L;
        await foreach (var outcome in BatchFile.ReadAsync<ReviewTask, Verdict>(path, errorFile: null))
            lines += outcome.Kind is BatchOutcomeKind.Succeeded ? 1 : throw new InvalidDataException(outcome.Reason);

        return lines;
    }

    private static long Waste(long bytes)
    {
        for (var made = 0L; made < bytes; made += 200)
            GC.KeepAlive(new byte[200 - 24]);

        return 0;
    }

    /// <summary>What was resident at most.</summary>
    private static long PeakBytes()
    {
        const string status = "/proc/self/status";
        if (File.Exists(status) && File.ReadLines(status).FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line)
            return long.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) * 1024;

        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
