using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>One run of the generator over a source.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation output)
    {
        Driver = driver;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorDriverRunResult Result => Driver.GetRunResult();

    /// <summary>The only generated source.</summary>
    public string Source => Assert.Single(Result.GeneratedTrees).GetText().ToString();

    public static GeneratorRun Of(Compilation compilation, TestProject? project = null)
    {
        // A serializer context is made by a generator of its own, which the compiler runs beside this one.
        if (compilation.SyntaxTrees.Any(tree => tree.ToString().Contains(": JsonSerializerContext", StringComparison.Ordinal)))
            compilation = JsonGenerator.Run(compilation);

        var options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        var given = (project ?? new TestProject()).ToAnalyzerOptions();
        var driver = CSharpGeneratorDriver
            .Create([new BatchTaskGenerator().AsSourceGenerator()], given.AdditionalFiles, options, given.AnalyzerConfigOptionsProvider, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        return new GeneratorRun(driver, output);
    }

    public static GeneratorRun Of(string source, TestProject? project = null) => Of(TestCompilation.Create(source), project);

    /// <summary>Fails on any error or warning, in the source and in what was generated.</summary>
    public GeneratorRun AssertNoDiagnostics()
    {
        var problems = Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d}\n{d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}");
        Assert.True(!problems.Any(), string.Join("\n", problems) + "\n" + string.Join("\n", Result.GeneratedTrees.Select(t => t.GetText().ToString())));
        return this;
    }

    /// <summary>Compiles to an assembly and loads it, so that the generated code can be run.</summary>
    public System.Reflection.Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("Tested", isCollectible: true).LoadFromStream(image);
    }
}
