using System.Xml.Linq;

namespace BatchTasks.Package.Tests.Harness;

/// <summary>A project outside the repository that takes the packages as its users do.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly PackedPackages _packages;
    private readonly TemporaryFolder _folder = new();

    /// <summary>Copies a project to a folder of its own, beside a nuget.config that adds the packages' folder to the machine's sources.</summary>
    public Consumer(PackedPackages packages, string source)
    {
        _packages = packages;
        Name = Path.GetFileName(source);
        Repository.CopyFolder(source, Project);
        new XDocument(new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "packed"), new XAttribute("value", packages.Folder))))).Save(_folder["nuget.config"]);
    }

    public static Consumer Of(PackedPackages packages, string name) =>
        new(packages, Path.Combine(Repository.Tests, "BatchTasks.Package.Tests", "Consumers", name));

    public string Name { get; }

    /// <summary>The copied project's folder.</summary>
    public string Project => _folder["project"];

    /// <summary>The folder that it is built or published into.</summary>
    public string Output => _folder["output"];

    public Task<ToolResult> BuildAsync(params string[] arguments) => RunAsync("build", arguments);

    public Task<ToolResult> PublishAsync(params string[] arguments) => RunAsync("publish", arguments);

    /// <summary>Applies the code fixes of the package's analyzers. The formatter takes no properties; MSBuild takes them from the environment.</summary>
    public Task<ToolResult> FormatAsync(params (string Name, string Value)[] properties) => Tool.Run(
        "dotnet",
        Project,
        [.. properties, ("BatchTasksVersion", _packages.Version), ("RestorePackagesPath", _packages.RestoreFolder)],
        "format", "analyzers", "--severity", "info", "--no-restore", "--verbosity", "normal");

    /// <summary>Runs what was built, in the project's folder.</summary>
    public Task<ToolResult> ExecuteAsync() => Tool.DotNet(Project, "exec", Path.Combine(Output, $"{Name}.dll"));

    public void Dispose() => _folder.Dispose();

    private Task<ToolResult> RunAsync(string verb, string[] arguments) => Tool.DotNet(
        Project,
        [
            verb,
            "-o", Output,
            $"-p:BatchTasksVersion={_packages.Version}",
            $"-p:RestorePackagesPath={_packages.RestoreFolder}",
            .. arguments,
        ]);
}
