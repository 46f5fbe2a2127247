using System.Diagnostics;
using System.Reflection;

namespace BatchTasks.Samples.Tests;

/// <summary>Runs a sample.</summary>
internal static class SampleProgram
{
    private static readonly Dictionary<string, string> s_metadata =
        typeof(SampleProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value!);

    /// <summary>The folder of the built program, where its own inputs are too.</summary>
    public static string FolderOf(string name) => Path.Combine(s_metadata["Samples"], name, s_metadata["Configuration"]);

    public static async Task<(int ExitCode, string Output)> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(FolderOf(name), name + ".dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        start.Environment.Remove("OPENAI_API_KEY");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
