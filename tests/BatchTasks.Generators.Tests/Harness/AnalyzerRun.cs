using System.Collections.Immutable;
using System.Globalization;
using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Runs analyzers over a source together with what the generator adds to it, as a build does.</summary>
internal static class AnalyzerRun
{
    /// <summary>All analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(BatchTaskDeclarationAnalyzer).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>What all analyzers report.</summary>
    public static Task<ImmutableArray<Diagnostic>> Of(Compilation compilation, TestProject? project = null) => Of(compilation, All, project);

    /// <summary>What the given analyzers report. What throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, TestProject? project = null)
    {
        var output = GeneratorRun.Of(compilation, project).Output;
        var options = (project ?? new TestProject()).ToAnalyzerOptions();
        return await output
            .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>
    /// Asserts that the declaration analyzer gives exactly the marked diagnostics: <c>{|BT1101:the reported text|}</c>.
    /// </summary>
    public static Task Verify(string markedSource) => Verify<BatchTaskDeclarationAnalyzer>(markedSource);

    /// <summary>Asserts that one analyzer gives exactly the marked diagnostics in a source of a project.</summary>
    public static async Task Verify<TAnalyzer>(string markedSource, TestProject? project = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var source = Markup.Parse(markedSource, out var expected);
        var diagnostics = await Of(TestCompilation.Create(source, kind: kind), [new TAnalyzer()], project);
        var actual = diagnostics.Select(d => (d.Id, d.Location.SourceSpan)).OrderBy(d => d.SourceSpan.Start).ThenBy(d => d.Id);
        Assert.Equal(
            expected.Select(e => $"{e.Id} '{source.Substring(e.Span.Start, e.Span.Length)}'"),
            actual.Select(a => $"{a.Id} '{source.Substring(a.SourceSpan.Start, a.SourceSpan.Length)}'"));
        Assert.All(diagnostics, d => Assert.DoesNotContain("{0}", d.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} threw", exception);
}
