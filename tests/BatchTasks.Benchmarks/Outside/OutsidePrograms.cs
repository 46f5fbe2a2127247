using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BatchTasks.Benchmarks.Outside;

/// <summary>Runs programs that are no .NET, and reads what they say of their times.</summary>
internal static class OutsidePrograms
{
    /// <summary>The folder of their sources, next to this program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Outside");

    /// <summary>Whether a command runs and succeeds.</summary>
    public static bool Succeeds(string command, params string[] arguments)
    {
        try
        {
            return Run(command, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Compiles the peer that is C++.</summary>
    /// <returns>The program; <see langword="null"/> where the compiler or the library is not installed.</returns>
    public static string? CompileSimdjson(string folder)
    {
        var program = Path.Combine(folder, "simdjson");
        return Succeeds("g++", "-O3", "-march=native", "-std=c++17", Path.Combine(Folder, "simdjson.cpp"), "-o", program, "-lsimdjson") ? program : null;
    }

    /// <summary>The times of a program's runs, and its sums.</summary>
    /// <exception cref="InvalidOperationException">It has failed.</exception>
    public static (IReadOnlyList<TimeSpan> Times, string Sums) Measure(string command, params string[] arguments)
    {
        var (exitCode, output, errors) = Run(command, arguments);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        var times = ValuesOf(lines, "milliseconds ").Select(static text => TimeSpan.FromMilliseconds(double.Parse(text, CultureInfo.InvariantCulture))).ToList();
        return exitCode == 0 && times.Count > 0
            ? (times, ValuesOf(lines, "sums ").Single())
            : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
    }

    private static IEnumerable<string> ValuesOf(string[] lines, string prefix) =>
        lines.Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..]);

    private static (int ExitCode, string Output, string Errors) Run(string command, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
