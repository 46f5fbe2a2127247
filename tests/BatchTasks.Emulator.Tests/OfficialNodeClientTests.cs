using System.ComponentModel;
using System.Diagnostics;

namespace BatchTasks.Emulator.Tests;

public sealed class OfficialNodeClientTests
{
    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "node");

    [Fact]
    public async Task The_official_npm_package_uploads_creates_polls_and_downloads()
    {
        Assert.SkipWhen(await RunAsync("node", s_sources, [], "--version") is null, "node is not installed.");
        var folder = await InstallAsync();
        await using var program = await EmulatorProgram.StartAsync();
        var run = await RunAsync(
            "node", folder, new() { ["OPENAI_BASE_URL"] = program.Endpoint.ToString(), ["OPENAI_API_KEY"] = "any" }, "batch.mjs");
        Assert.True(run is { ExitCode: 0 }, run?.Output);
        Assert.Contains("done 3", run!.Value.Output);
    }

    /// <summary>Installs the pinned package once into a folder that later runs find again.</summary>
    private static async Task<string> InstallAsync()
    {
        var package = await File.ReadAllTextAsync(Path.Combine(s_sources, "package.json"));
        var key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(package)))[..12];
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"batch-emulator-node-{key}")).FullName;
        foreach (var source in Directory.GetFiles(s_sources))
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)), overwrite: true);

        var done = Path.Combine(folder, "installed");
        if (File.Exists(done))
            return folder;

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var install = await RunAsync(npm, folder, [], "install", "--no-audit", "--no-fund", "--ignore-scripts");
        Assert.SkipWhen(install is null, "npm is not installed.");
        Assert.SkipWhen(install is { ExitCode: not 0 }, $"npm could not install the openai package: {install?.Output}");
        await File.WriteAllTextAsync(done, "");
        return folder;
    }

    /// <summary>Null where there is no such program.</summary>
    private static async Task<(int ExitCode, string Output)?> RunAsync(
        string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
