using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>Compilations and generators in this process.</summary>
internal static class MeasuredCompilation
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] s_references = [.. ReferencePaths.Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the measured sources are compiled against: the framework, this library, and the attributes of the peer.</summary>
    public static IEnumerable<string> ReferencePaths =>
    [
        .. Directory.EnumerateFiles(AnalyzerSet.Metadata("Framework"), "*.dll"),
        typeof(BatchTaskAttribute).Assembly.Location,
        Path.Combine(AnalyzerSet.Metadata("Riok.Mapperly"), "lib", "netstandard2.0", "Riok.Mapperly.Abstractions.dll"),
    ];

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, s_parse, path, System.Text.Encoding.UTF8);

    public static SyntaxTree[] Parse(IEnumerable<string> sources, string name) => [.. sources.Select((source, i) => Parse(source, $"{name}{i}.cs"))];

    /// <summary>A compilation in which nothing is bound yet.</summary>
    public static CSharpCompilation Create(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Measured",
        trees,
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    public static GeneratorDriver Driver(IIncrementalGenerator generator, bool isTracked = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: s_parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    public static IIncrementalGenerator BatchTasks() => new Generators.BatchTaskGenerator();

    public static IIncrementalGenerator SystemTextJson() =>
        (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(AnalyzerSet.Metadata("System.Text.Json")).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!)!;

    /// <summary>That all is measured that should be: no errors, and something generated.</summary>
    public static int Check(Compilation compilation, IIncrementalGenerator generator)
    {
        var driver = Driver(generator).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        var error = diagnostics.Concat(output.GetDiagnostics()).FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        var trees = driver.GetRunResult().GeneratedTrees;
        return error is null && trees.Length > 0
            ? trees.Sum(static tree => tree.Length)
            : throw new InvalidOperationException($"The measured sources do not compile with {generator.GetType().Name}: {error}");
    }
}
