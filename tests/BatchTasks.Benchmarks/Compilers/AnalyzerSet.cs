using System.Reflection;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>A set of analyzers, as the compiler takes it.</summary>
/// <param name="Name">Its package.</param>
/// <param name="Assemblies">The assemblies that are handed to the compiler.</param>
internal sealed record AnalyzerSet(string Name, IReadOnlyList<string> Assemblies)
{
    public static readonly AnalyzerSet BatchTasks = new("BatchTasks", [Path.Combine(AppContext.BaseDirectory, "BatchTasks.Generators.dll")]);

    public static readonly IReadOnlyList<AnalyzerSet> All = [BatchTasks, OfPackage("xunit.analyzers"), OfPackage("Roslynator.Analyzers")];

    private static AnalyzerSet OfPackage(string id)
    {
        var folder = Metadata(id);
        var newest = Directory.EnumerateDirectories(Path.Combine(folder, "analyzers", "dotnet"), "roslyn*").Order(StringComparer.Ordinal).LastOrDefault() ?? Path.Combine(folder, "analyzers", "dotnet");
        return new($"{id} {Path.GetFileName(folder)}", [.. Directory.EnumerateFiles(newest, "*.dll", SearchOption.AllDirectories)]);
    }

    public static string Metadata(string key) =>
        typeof(AnalyzerSet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
