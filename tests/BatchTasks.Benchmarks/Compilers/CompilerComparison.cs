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

    private static readonly Part[] s_parts = [new("cold", ColdTimes.Measure, HasTiers: false), new("keystroke", KeystrokeTimes.Measure, HasTiers: true), new("build", BuildTimes.Measure, HasTiers: true)];

    /// <summary>Prints the tables as Markdown.</summary>
    public static int Run(string[] options)
    {
        var only = Value(options, "--only");
        if (Environment.GetEnvironmentVariable(Tiers) is null)
            return s_parts.Where(part => only is null || only == part.Name).Select((part, i) => RunAlone(part, isFirst: i == 0, options)).Max();

        var isQuick = options.Contains("--quick");
        var types = Number(options, "--types", isQuick ? 20 : 1000);
        var rounds = Number(options, "--rounds", isQuick ? 1 : 9);
        var table = s_parts.Single(part => part.Name == only).Measure(types, rounds);
        var report = $"{types} task types; medians of {rounds} rounds in turns; {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.\n\n{table}";
        Console.WriteLine(report);
        if (Value(options, "--output") is { } path)
            File.WriteAllText(path, options.Contains(Append) ? $"{File.ReadAllText(path)}\n{report}" : report);

        return 0;
    }

    /// <summary>Measures one thing in a process of its own.</summary>
    private static int RunAlone(Part part, bool isFirst, string[] options)
    {
        string[] arguments = ["exec", typeof(CompilerComparison).Assembly.Location, "compilers", .. options, "--only", part.Name];
        using var process = Process.Start(new ProcessStartInfo("dotnet", isFirst ? arguments : [.. arguments, Append]) { Environment = { [Tiers] = part.HasTiers ? "1" : "0" } })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A thing that is measured.</summary>
    /// <param name="Name">What it is called among the options.</param>
    /// <param name="Measure">Measures it, for so many types, in so many rounds.</param>
    /// <param name="HasTiers">
    /// Whether methods are optimized after they have been called for a while, as in an editor that runs all day, and not when they are first called, as those of the
    /// SDK's compiler are ahead of time. Else what is measured is how far the runtime has got with that.
    /// </param>
    private sealed record Part(string Name, Func<int, int, string> Measure, bool HasTiers);

    private static int Number(string[] options, string name, int otherwise) => Value(options, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static string? Value(string[] options, string name) =>
        Array.LastIndexOf(options, name) is var index and >= 0 && index + 1 < options.Length ? options[index + 1] : null;
}
