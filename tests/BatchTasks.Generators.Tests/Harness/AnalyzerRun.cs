using System.Collections.Immutable;
using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Runs the analyzers over a source together with what the generator adds to it, as a build does.</summary>
internal static class AnalyzerRun
{
    public static async Task<ImmutableArray<Diagnostic>> Of(Compilation compilation)
    {
        var output = GeneratorRun.Of(compilation).Output;
        return await output
            .WithAnalyzers([new BatchTaskDeclarationAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>
    /// Asserts that the source gives exactly the marked diagnostics: <c>{|BT1101:the reported text|}</c>. Apart from them it compiles without any.
    /// </summary>
    public static async Task Verify(string markedSource)
    {
        var source = Markup.Parse(markedSource, out var expected);
        var compilation = TestCompilation.Create(source);
        var diagnostics = await Of(compilation);
        var actual = diagnostics.Select(d => (d.Id, d.Location.SourceSpan)).OrderBy(d => d.SourceSpan.Start).ThenBy(d => d.Id);
        Assert.Equal(
            expected.Select(e => $"{e.Id} '{source.Substring(e.Span.Start, e.Span.Length)}'"),
            actual.Select(a => $"{a.Id} '{source.Substring(a.SourceSpan.Start, a.SourceSpan.Length)}'"));
        Assert.All(diagnostics, d => Assert.False(d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("{0}"), "an argument is missing"));
    }

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer} threw", exception);
}
