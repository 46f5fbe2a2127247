using System.Diagnostics;

namespace BatchTasks.Package.Tests.Harness;

/// <summary>How a program ended, and all that it printed.</summary>
internal sealed record ToolResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>The output, asserted to be that of a success.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}\nended with {ExitCode}:\n{Output}\n{Errors}");
        return Output;
    }
}

/// <summary>Runs programs as a developer does: with no input, and with nothing inherited from the build that runs the tests.</summary>
internal static class Tool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static Task<ToolResult> DotNet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    public static Task<ToolResult> Run(string program, string folder, params string[] arguments) => Run(program, folder, [], arguments);

    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables that it gets beside those of this process.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ToolResult> Run(string program, string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(program, folder, environment, arguments);
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a program and leaves it to the caller to read and to end it.</summary>
    public static Process Start(string program, string folder, params string[] arguments) => Start(program, folder, [], arguments);

    private static Process Start(string program, string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Set by the process that runs the tests, for its own children.
        foreach (var name in start.Environment.Keys.Where(static n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        // Only what a test asks for decides; and no server outlives it with its output still open.
        start.Environment.Remove("CI");
        start.Environment.Remove("BATCHTASKS_PACKAGES");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // The .NET 8 programs run on what is installed.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
    }
}
