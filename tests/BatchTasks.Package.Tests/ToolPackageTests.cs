using BatchTasks.Package.Tests.Harness;
using NuGet.Packaging;

namespace BatchTasks.Package.Tests;

/// <summary>The command-line tool, installed from its package as its users do.</summary>
public class ToolPackageTests(PackedPackages packages)
{
    [Fact]
    public async Task The_tool_installs_and_runs_a_batch_on_its_own_emulator()
    {
        using var folder = new TemporaryFolder();
        var batchtasks = await InstallAsync(folder);

        var version = (await Tool.Run(batchtasks, folder.Path, "--version")).Succeeded();
        Assert.StartsWith(packages.Version, version, StringComparison.Ordinal);

        await File.WriteAllTextAsync(
            folder["batch.jsonl"],
            """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Say hello."}]}}""",
            TestContext.Current.CancellationToken);
        Assert.Contains("0 errors", (await Tool.Run(batchtasks, folder.Path, "validate", "batch.jsonl")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains("1 in 1 batch", (await Tool.Run(batchtasks, folder.Path, "estimate", "batch.jsonl")).Succeeded(), StringComparison.Ordinal);

        // SQLite's native library and the web server come with it too.
        using var emulator = Tool.Start(batchtasks, folder.Path, "emulate");
        try
        {
            var greeting = await emulator.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(greeting);
            (string, string)[] service = [("OPENAI_BASE_URL", greeting["Listening on ".Length..])];
            (await Tool.Run(batchtasks, folder.Path, service, "submit", "batch.jsonl", "--poll-interval", "50ms")).Succeeded();
            Assert.Contains("it balances", (await Tool.Run(batchtasks, folder.Path, service, "collect", "batch.jsonl")).Succeeded(), StringComparison.Ordinal);
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void The_package_is_a_tool_of_one_command()
    {
        using var reader = new PackageArchiveReader(packages.PathOf("BatchTasks.Cli"));
        Assert.Equal("DotnetTool", Assert.Single(reader.NuspecReader.GetPackageTypes()).Name);
        Assert.Empty(reader.NuspecReader.GetDependencyGroups().SelectMany(static group => group.Packages));
        var files = reader.GetFiles().ToList();
        Assert.Equal(["net8.0"], files.Where(static file => file.StartsWith("tools/", StringComparison.Ordinal)).Select(static file => file.Split('/')[1]).Distinct());
        using var settings = new StreamReader(reader.GetStream("tools/net8.0/any/DotnetToolSettings.xml"));
        Assert.Contains("""<Command Name="batchtasks" EntryPoint="BatchTasks.Cli.dll" Runner="dotnet" />""", settings.ReadToEnd(), StringComparison.Ordinal);
    }

    private async Task<string> InstallAsync(TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(
            folder["nuget.config"],
            $"""<configuration><packageSources><clear /><add key="packed" value="{packages.Folder}" /></packageSources></configuration>""",
            TestContext.Current.CancellationToken);
        (await Tool.DotNet(
            folder.Path, "tool", "install", "BatchTasks.Cli", "--version", packages.Version, "--tool-path", folder["tools"], "--configfile", folder["nuget.config"])).Succeeded();
        return folder[Path.Combine("tools", OperatingSystem.IsWindows() ? "batchtasks.exe" : "batchtasks")];
    }
}
