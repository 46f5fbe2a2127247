using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>The generator of System.Text.Json, which makes the serializer contexts of a source.</summary>
internal static class JsonGenerator
{
    private static readonly Lazy<Type> s_type = new(() =>
    {
        var path = typeof(JsonGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "JsonGenerator").Value!;
        return Assembly.LoadFrom(path).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!;
    });

    /// <summary>The compilation with the contexts' generated parts.</summary>
    public static Compilation Run(Compilation compilation)
    {
        var generator = ((IIncrementalGenerator)Activator.CreateInstance(s_type.Value)!).AsSourceGenerator();
        CSharpGeneratorDriver.Create([generator], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.DoesNotContain(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        return output;
    }
}
