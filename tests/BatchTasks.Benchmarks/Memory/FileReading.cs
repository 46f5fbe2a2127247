using System.Diagnostics;
using System.Globalization;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Memory;

/// <summary>The hidden command of a child process: it reads a result file as users do, and says what its memory was at most.</summary>
internal static class FileReading
{
    public const string Command = "read-file";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>Reads a small file until all code is compiled, then the file itself, three times.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string path, string smallPath)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < s_warmUp)
            await ReadAsync(smallPath);

        var fastest = TimeSpan.MaxValue;
        var lines = 0L;
        for (var run = 0; run < 3; run++)
        {
            watch.Restart();
            lines = await ReadAsync(path);
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
