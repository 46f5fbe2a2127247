using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Applies a code fix to what the analyzer reports: one after the other, and all at once in the document, the project and the solution.</summary>
internal static class CodeFixRun
{
    /// <param name="before">Source with marks around what is reported.</param>
    /// <param name="after">The source after the fix; with marks around what is still reported.</param>
    public static Task Verify<TFix>(string before, string after)
        where TFix : CodeFixProvider, new() => Verify<TFix>([before], [after]);

    public static Task Verify<TFix>(string[] before, string[] after)
        where TFix : CodeFixProvider, new() => Verify<BatchTaskDeclarationAnalyzer, TFix>(before, after);

    /// <inheritdoc cref="Verify{TAnalyzer, TFix}(string[], string[], string?, string[])"/>
    public static Task Verify<TAnalyzer, TFix>(string before, string after, string? action = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Verify<TAnalyzer, TFix>([before], [after], action);

    /// <param name="before">Sources with marks around what is reported.</param>
    /// <param name="after">The sources after the fix; with marks around what is still reported.</param>
    /// <param name="action">The equivalence key of the action, where the fix offers several.</param>
    /// <param name="files">The paths of AdditionalFiles, each of which holds a template without placeholders.</param>
    public static Task Verify<TAnalyzer, TFix>(string[] before, string[] after, string? action = null, params string[] files)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        // The running framework is the reference, as for all tests here: nothing is downloaded.
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> 
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CodeActionEquivalenceKey = action,
        };
        test.TestState.AdditionalReferences.AddRange(TestCompilation.References);
        test.FixedState.AdditionalReferences.AddRange(TestCompilation.References);
        for (var i = 0; i < before.Length; i++)
        {
            test.TestState.Sources.Add(($"/0/Source{i}.cs", before[i]));
            test.FixedState.Sources.Add(($"/0/Source{i}.cs", after[i]));
        }

        foreach (var file in files)
        {
            test.TestState.AdditionalFiles.Add((file, "Judge."));
            test.FixedState.AdditionalFiles.Add((file, "Judge."));
        }

        if (before.SequenceEqual(after))
            test.NumberOfIncrementalIterations = test.NumberOfFixAllIterations = 0;

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that what is reported is left to its author.</summary>
    public static Task VerifyNoFix<TFix>(string source)
        where TFix : CodeFixProvider, new() => Verify<TFix>([source], [source]);
}
