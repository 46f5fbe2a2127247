using System.Diagnostics;
using System.Globalization;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;

namespace BatchTasks.Benchmarks.Memory;

/// <summary>What reading files costs in memory and time, each file in a process of its own.</summary>
/// <param name="Small">A file of a few lines: the runtime's own memory.</param>
/// <param name="Tenth">A file with a tenth of the lines.</param>
/// <param name="Whole">The whole file.</param>
internal sealed record MemoryRun(FileRead Small, FileRead Tenth, FileRead Whole)
{
    /// <summary>Memory over that of the runtime.</summary>
    public long Over(FileRead file) => Math.Max(0, file.PeakBytes - Small.PeakBytes);

    public static MemoryRun Measure(Scale scale, TextWriter progress)
    {
        progress.WriteLine("peak memory");
        var folder = Directory.CreateTempSubdirectory("batchtasks-memory-").FullName;
        try
        {
            var lines = (int)(scale.FileBytes / BytesPerLine());
            var small = Write("small.jsonl", 10);
            var tenth = Write("tenth.jsonl", lines / 10);
            var whole = Write("whole.jsonl", lines / 10 * 10);
            return new(FileRead.Measure(small, small), FileRead.Measure(tenth, small), FileRead.Measure(whole, small));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Write(string name, int lines)
        {
            var path = Path.Combine(folder, name);
            ChatResults.WriteFile(path, TextKind.En, lines);
            return path;
        }
    }

    private static int BytesPerLine()
    {
        const int lines = 1000;
        return ChatResults.InMemory(TextKind.En, lines).Bytes.Length / lines;
    }
}

/// <summary>One file that a child process has read.</summary>
internal sealed record FileRead(long Bytes, long Lines, TimeSpan Time, long PeakBytes)
{
    public static FileRead Measure(string path, string smallPath)
    {
        string[] arguments = [typeof(FileRead).Assembly.Location, FileReading.Command, path, smallPath];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || output.Split(' ') is not [var lines, var milliseconds, var peak])
            throw new InvalidOperationException($"Reading {path} ended with {process.ExitCode}.");

        return new(
            new FileInfo(path).Length,
            long.Parse(lines, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture)),
            long.Parse(peak, CultureInfo.InvariantCulture));
    }
}
