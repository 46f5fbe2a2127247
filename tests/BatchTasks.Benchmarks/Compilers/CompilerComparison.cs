using System.Globalization;
using System.Runtime.InteropServices;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>The command <c>compilers [--types 1000] [--rounds 9] [--quick] [--only cold|keystroke|build] [--output FILE]</c>: what generators cost, beside their peers.</summary>
internal static class CompilerComparison
{
    /// <summary>Prints the tables as Markdown.</summary>
    public static int Run(string[] options)
    {
        var isQuick = options.Contains("--quick");
        var types = Number(options, "--types", isQuick ? 20 : 1000);
        var rounds = Number(options, "--rounds", isQuick ? 1 : 9);
        var only = Value(options, "--only");
        var parts = new (string Name, Func<int, int, string> Measure)[] { ("cold", ColdTimes.Measure), ("keystroke", KeystrokeTimes.Measure), ("build", BuildTimes.Measure) };
        var tables = parts.Where(part => only is null || only == part.Name).Select(part => part.Measure(types, rounds));
        var report = $"{types} task types; medians of {rounds} rounds in turns; {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.\n\n{string.Join('\n', tables)}";
        Console.WriteLine(report);
        if (Value(options, "--output") is { } path)
            File.WriteAllText(path, report);

        return 0;
    }

    private static int Number(string[] options, string name, int otherwise) => Value(options, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static string? Value(string[] options, string name) =>
        Array.IndexOf(options, name) is var index and >= 0 && index + 1 < options.Length ? options[index + 1] : null;
}
