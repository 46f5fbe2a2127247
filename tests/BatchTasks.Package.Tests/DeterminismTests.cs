using System.Security.Cryptography;
using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>The same sources give the same assemblies wherever they lie.</summary>
public class DeterminismTests
{
    private static readonly string[] s_assemblies =
    [
        "BatchTasks.CodeFixes/release/BatchTasks.CodeFixes.dll",
        "BatchTasks.Generators/release/BatchTasks.Generators.dll",
        "BatchTasks/release_net10.0/BatchTasks.dll",
    ];

    [Fact]
    public async Task Two_copies_of_the_sources_in_different_folders_give_identical_assemblies()
    {
        using var here = new TemporaryFolder();
        using var there = new TemporaryFolder();

        var first = await BuildAsync(here["sources"]);
        var second = await BuildAsync(there[Path.Combine("elsewhere", "with a longer name")]);

        Assert.Equal(first, second);
    }

    private static async Task<string[]> BuildAsync(string folder)
    {
        Repository.CopyFolder(Path.Combine(Repository.Root, "src"), Path.Combine(folder, "src"));
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Where(static f => Path.GetExtension(f) is ".props" or ".targets" or ".editorconfig" or ".json" or ".md"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        // The analyzers of our own code have no part in its output, and take half of the time.
        var build = await Tool.DotNet(
            folder,
            "build", Path.Combine("src", "BatchTasks"), "-c", "Release", "-f", "net10.0", "-v", "q", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false");
        build.Succeeded();
        return [.. s_assemblies.Select(a => $"{a} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "artifacts", "bin", a))))}")];
    }
}
