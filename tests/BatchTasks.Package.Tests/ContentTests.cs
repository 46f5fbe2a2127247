using BatchTasks.Package.Tests.Harness;
using NuGet.Packaging;

namespace BatchTasks.Package.Tests;

/// <summary>What the packages hold: exactly this, and what their users read about them.</summary>
public class ContentTests(PackedPackages packages)
{
    [Fact]
    public void The_library_comes_with_its_Roslyn_assemblies_and_nothing_beside_them() => AssertFiles(
        "BatchTasks",
        "nupkg",
        "README.md",
        "analyzers/dotnet/cs/BatchTasks.CodeFixes.dll",
        "analyzers/dotnet/cs/BatchTasks.Completion.dll",
        "analyzers/dotnet/cs/BatchTasks.Generators.dll",
        "build/BatchTasks.props",
        "build/BatchTasks.targets",
        "buildTransitive/BatchTasks.props",
        "buildTransitive/BatchTasks.targets",
        "lib/net10.0/BatchTasks.dll",
        "lib/net10.0/BatchTasks.xml",
        "lib/net8.0/BatchTasks.dll",
        "lib/net8.0/BatchTasks.xml");

    [Fact]
    public void The_client_comes_with_its_documentation() => AssertFiles(
        "BatchTasks.OpenAI",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.OpenAI.dll",
        "lib/net10.0/BatchTasks.OpenAI.xml",
        "lib/net8.0/BatchTasks.OpenAI.dll",
        "lib/net8.0/BatchTasks.OpenAI.xml");

    [Fact]
    public void The_messages_come_with_their_documentation() => AssertFiles(
        "BatchTasks.Extensions.AI",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.Extensions.AI.dll",
        "lib/net10.0/BatchTasks.Extensions.AI.xml",
        "lib/net8.0/BatchTasks.Extensions.AI.dll",
        "lib/net8.0/BatchTasks.Extensions.AI.xml");

    [Fact]
    public void The_store_in_PostgreSQL_comes_with_its_documentation() => AssertFiles(
        "BatchTasks.PostgreSql",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.PostgreSql.dll",
        "lib/net10.0/BatchTasks.PostgreSql.xml",
        "lib/net8.0/BatchTasks.PostgreSql.dll",
        "lib/net8.0/BatchTasks.PostgreSql.xml");

    [Fact]
    public void The_workers_come_with_their_documentation() => AssertFiles(
        "BatchTasks.Hosting",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.Hosting.dll",
        "lib/net10.0/BatchTasks.Hosting.xml",
        "lib/net8.0/BatchTasks.Hosting.dll",
        "lib/net8.0/BatchTasks.Hosting.xml");

    [Fact]
    public void The_jobs_come_with_their_documentation() => AssertFiles(
        "BatchTasks.Hangfire",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.Hangfire.dll",
        "lib/net10.0/BatchTasks.Hangfire.xml",
        "lib/net8.0/BatchTasks.Hangfire.dll",
        "lib/net8.0/BatchTasks.Hangfire.xml");

    /// <summary>With the runtimeconfig.json its assembly is a program too, started from where the package was restored to.</summary>
    [Fact]
    public void The_emulator_comes_as_library_and_as_program() => AssertFiles(
        "BatchTasks.Emulator",
        "nupkg",
        "README.md",
        "lib/net10.0/BatchTasks.Emulator.dll",
        "lib/net10.0/BatchTasks.Emulator.runtimeconfig.json",
        "lib/net10.0/BatchTasks.Emulator.xml",
        "lib/net8.0/BatchTasks.Emulator.dll",
        "lib/net8.0/BatchTasks.Emulator.runtimeconfig.json",
        "lib/net8.0/BatchTasks.Emulator.xml");

    [Theory]
    [InlineData("BatchTasks")]
    [InlineData("BatchTasks.OpenAI")]
    [InlineData("BatchTasks.Extensions.AI")]
    [InlineData("BatchTasks.PostgreSql")]
    [InlineData("BatchTasks.Hosting")]
    [InlineData("BatchTasks.Hangfire")]
    [InlineData("BatchTasks.Emulator")]
    public void Symbols_are_in_a_package_of_their_own(string id) => AssertFiles(id, "snupkg", $"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb");

    [Fact]
    public void The_library_depends_on_no_package() => AssertDependencies("BatchTasks");

    [Fact]
    public void The_emulator_depends_on_the_framework_alone()
    {
        AssertDependencies("BatchTasks.Emulator");
        using var reader = new PackageArchiveReader(packages.PathOf("BatchTasks.Emulator"));
        Assert.All(reader.NuspecReader.GetFrameworkRefGroups(), static g => Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(g.FrameworkReferences).Name));
    }

    /// <summary>Nothing of the library is kept from the client's users: its analyzers and generator reach them too.</summary>
    [Fact]
    public void The_client_depends_on_the_library_with_its_analyzers_on_the_official_package_and_on_what_keeps_and_counts() => AssertDependencies(
        "BatchTasks.OpenAI",
        $"BatchTasks {packages.Version}",
        "Microsoft.Data.Sqlite 10.0.10 without Analyzers,Build",
        "Microsoft.Extensions.Logging.Abstractions 10.0.10 without Analyzers,Build",
        "Microsoft.ML.Tokenizers 2.0.1 without Analyzers,Build",
        "Microsoft.ML.Tokenizers.Data.Cl100kBase 2.0.1 without Analyzers,Build",
        "Microsoft.ML.Tokenizers.Data.O200kBase 2.0.1 without Analyzers,Build",
        "OpenAI 2.15.0 without Analyzers,Build");

    [Fact]
    public void The_messages_depend_on_the_library_and_on_the_abstractions_alone() => AssertDependencies(
        "BatchTasks.Extensions.AI", $"BatchTasks {packages.Version}", "Microsoft.Extensions.AI.Abstractions 10.5.0 without Analyzers,Build");

    [Fact]
    public void The_store_in_PostgreSQL_depends_on_the_client_and_on_Npgsql() =>
        AssertDependencies("BatchTasks.PostgreSql", $"BatchTasks.OpenAI {packages.Version}", "Npgsql 10.0.3 without Analyzers,Build");

    [Fact]
    public void The_workers_depend_on_the_client_and_on_the_abstractions_of_hosts() => AssertDependencies(
        "BatchTasks.Hosting",
        $"BatchTasks.OpenAI {packages.Version}",
        "Microsoft.Extensions.Hosting.Abstractions 10.0.10 without Analyzers,Build",
        "Microsoft.Extensions.Options 10.0.10 without Analyzers,Build");

    [Fact]
    public void The_jobs_depend_on_the_workers_and_on_Hangfire() =>
        AssertDependencies("BatchTasks.Hangfire", $"BatchTasks.Hosting {packages.Version}", "Hangfire.Core 1.8.25 without Analyzers,Build");

    [Theory]
    [InlineData("BatchTasks")]
    [InlineData("BatchTasks.OpenAI")]
    [InlineData("BatchTasks.Extensions.AI")]
    [InlineData("BatchTasks.PostgreSql")]
    [InlineData("BatchTasks.Hosting")]
    [InlineData("BatchTasks.Hangfire")]
    [InlineData("BatchTasks.Emulator")]
    [InlineData("BatchTasks.Cli")]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        using var reader = new PackageArchiveReader(packages.PathOf(id));
        var nuspec = reader.NuspecReader;

        Assert.Equal(id, nuspec.GetId());
        Assert.Equal("MIT", nuspec.GetLicenseMetadata()?.License);
        Assert.Equal(LicenseType.Expression, nuspec.GetLicenseMetadata()?.Type);
        Assert.Equal("git", nuspec.GetRepositoryMetadata().Type);
        Assert.Equal("https://github.com/batchtasks/batchtasks", nuspec.GetRepositoryMetadata().Url);
        Assert.Equal("https://github.com/batchtasks/batchtasks", nuspec.GetProjectUrl());
        Assert.Equal("README.md", nuspec.GetReadme());
        Assert.NotEmpty(nuspec.GetDescription());
        Assert.NotEmpty(nuspec.GetAuthors());
        Assert.NotEmpty(nuspec.GetTags());
        using var readme = new StreamReader(reader.GetStream("README.md"));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), readme.ReadToEnd());
    }

    private void AssertFiles(string id, string extension, params string[] expected)
    {
        using var reader = new PackageArchiveReader(packages.PathOf(id, extension));
        Assert.Equal(expected, reader.GetFiles().Where(static f => !IsPlumbing(f)).Order(StringComparer.Ordinal));
    }

    private void AssertDependencies(string id, params string[] expected)
    {
        using var reader = new PackageArchiveReader(packages.PathOf(id));
        var groups = reader.NuspecReader.GetDependencyGroups().ToArray();
        Assert.Equal(["net10.0", "net8.0"], groups.Select(static g => g.TargetFramework.GetShortFolderName()).Order(StringComparer.Ordinal));
        Assert.All(groups, g => Assert.Equal(expected, g.Packages.Select(static p =>
            $"{p.Id} {p.VersionRange.MinVersion}{(p.Exclude.Count == 0 ? "" : $" without {string.Join(',', p.Exclude.Order(StringComparer.Ordinal))}")}")));
    }

    /// <summary>The parts that make any zip a package.</summary>
    private static bool IsPlumbing(string file) =>
        file is "[Content_Types].xml" or "_rels/.rels" || file.EndsWith(".nuspec", StringComparison.Ordinal) || file.StartsWith("package/services/", StringComparison.Ordinal);
}
