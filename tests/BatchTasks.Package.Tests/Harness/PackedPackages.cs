using NuGet.Packaging;

[assembly: AssemblyFixture(typeof(BatchTasks.Package.Tests.Harness.PackedPackages))]

namespace BatchTasks.Package.Tests.Harness;

/// <summary>The packages under test: those in the folder that BATCHTASKS_PACKAGES names, else packed now from the sources.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private TemporaryFolder? _ours;

    /// <summary>The folder with the packages.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>The version that all of them have.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Where consumers restore to: not the user's folder, in which the packages of this version would stay and hide later ones.</summary>
    public string RestoreFolder { get; } = Path.Combine(Repository.Root, "artifacts", "package-tests", "packages");

    /// <summary>The path of a package, or of its symbols.</summary>
    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Folder = Environment.GetEnvironmentVariable("BATCHTASKS_PACKAGES") is { Length: > 0 } given && Directory.Exists(given) ? given : await PackAsync();
        using (var reader = new PackageArchiveReader(Directory.EnumerateFiles(Folder, "BatchTasks.Emulator.*.nupkg").Single()))
            Version = reader.GetIdentity().Version.ToNormalizedString();

        Directory.CreateDirectory(RestoreFolder);
        foreach (var earlier in Directory.EnumerateDirectories(RestoreFolder, "batchtasks*"))
            Directory.Delete(earlier, recursive: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _ours?.Dispose();
        return default;
    }

    /// <summary>Packs with all outputs in a folder apart: the solution may be being built at the same time.</summary>
    private async Task<string> PackAsync()
    {
        _ours = new TemporaryFolder();
        foreach (var id in new[] { "BatchTasks.OpenAI", "BatchTasks.Extensions.AI", "BatchTasks.PostgreSql", "BatchTasks.Hosting", "BatchTasks.Hangfire", "BatchTasks.Emulator", "BatchTasks.Cli", "BatchTasks" })
        {
            var packed = await Tool.DotNet(
                Repository.Root, "pack", Path.Combine("src", id), "-c", "Release", "--artifacts-path", _ours["artifacts"], "-o", _ours["packages"], "-v", "q");
            packed.Succeeded();
        }

        return _ours["packages"];
    }
}
