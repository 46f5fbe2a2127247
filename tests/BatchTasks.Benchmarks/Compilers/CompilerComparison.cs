using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>The command <c>compilers [--types 1000] [--rounds 9] [--quick] [--only cold|keystroke|build] [--output FILE]</c>: what generators cost, beside their peers.</summary>
internal static class CompilerComparison
{
    /// <summary>The option that keeps what is in the output file.</summary>
    public const string Append = "--append";

    private const string Tiers = "DOTNET_TieredCompilation";

    /// <summary>Prints the tables as Markdown.</summary>
    public static int Run(string[] options)
    {
        if (Environment.GetEnvironmentVariable(Tiers) is null)
            return RunOptimized(options);

        var isQuick = options.Contains("--quick");
        var types = Number(options, "--types", isQuick ? 20 : 1000);
        var rounds = Number(options, "--rounds", isQuick ? 1 : 9);
        var only = Value(options, "--only");
        var parts = new (string Name, Func<int, int, string> Measure)[] { ("cold", ColdTimes.Measure), ("keystroke", KeystrokeTimes.Measure), ("build", BuildTimes.Measure) };
        var tables = parts.Where(part => only is null || only == part.Name).Select(part => part.Measure(types, rounds));
        var report = $"{types} task types; medians of {rounds} rounds in turns; {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.\n\n{string.Join('\n', tables)}";
        Console.WriteLine(report);
        if (Value(options, "--output") is { } path)
            File.WriteAllText(path, options.Contains(Append) ? $"{File.ReadAllText(path)}\n{report}" : report);

        return 0;
    }

    /// <summary>
    /// Runs the command in a process whose methods are optimized when they are first called, as those of the SDK's compiler are ahead of time: else what is measured is
    /// how far the runtime has got with that.
    /// </summary>
    private static int RunOptimized(string[] options)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(CompilerComparison).Assembly.Location, "compilers", .. options]) { Environment = { [Tiers] = "0" } })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int Number(string[] options, string name, int otherwise) => Value(options, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static string? Value(string[] options, string name) =>
        Array.IndexOf(options, name) is var index and >= 0 && index + 1 < options.Length ? options[index + 1] : null;
}
