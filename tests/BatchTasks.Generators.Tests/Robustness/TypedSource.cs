using System.Collections.Immutable;
using BatchTasks.CodeFixes;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Robustness;

/// <summary>A document that takes one text after the other, each with all that the package does in an editor.</summary>
internal sealed class TypedSource
{
    private static readonly ImmutableArray<CodeFixProvider> s_fixes = Instances<CodeFixProvider>();
    private static readonly ImmutableArray<CodeRefactoringProvider> s_refactorings = Instances<CodeRefactoringProvider>();

    private readonly Document _document;

    public TypedSource()
    {
        var compilation = TestCompilation.Create("");
        var workspace = new AdhocWorkspace();
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Tested",
            "Tested",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: TestCompilation.References);
        _document = workspace.AddProject(project).AddDocument("Source.cs", "");
    }

    /// <summary>Runs the generator and the analyzers over the text; applies each fix and some refactorings by themselves.</summary>
    public async Task TakeAsync(string text)
    {
        var document = _document.WithText(SourceText.From(text));
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        var run = GeneratorRun.Of(compilation, Cases.Project);
        Assert.Null(run.Result.Results.Single().Exception);

        var problems = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            Cases.Project.ToAnalyzerOptions(),
            (exception, analyzer, _) => problems.Add($"{analyzer}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await run.Output.WithAnalyzers(AnalyzerRun.All, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(problems.Count == 0, $"{string.Join("\n", problems)}\n{text}");

        var syntaxErrors = SyntaxErrors(text);
        var tree = await document.GetSyntaxTreeAsync();
        foreach (var diagnostic in diagnostics.Where(d => d.Location.SourceTree == tree))
        {
            foreach (var fix in s_fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await Guard(fix, diagnostic, text, () => fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)));
                foreach (var action in actions)
                    await Guard(fix, diagnostic, text, () => ApplyAsync(action, document, syntaxErrors));
            }
        }

        await RefactorAsync(document, text, syntaxErrors);
    }

    private static async Task RefactorAsync(Document document, string text, int syntaxErrors)
    {
        if (s_refactorings.IsEmpty)
            return;

        // Always the same places for the same text.
        var random = new Random(text.Length);
        var tokens = (await document.GetSyntaxRootAsync())!.DescendantTokens().ToList();
        for (var i = 0; i < 5; i++)
        {
            var span = new TextSpan(tokens[random.Next(tokens.Count)].SpanStart, 0);
            foreach (var refactoring in s_refactorings)
            {
                var actions = new List<CodeAction>();
                await Guard(refactoring, span, text, () => refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, span, actions.Add, CancellationToken.None)));
                foreach (var action in actions)
                    await Guard(refactoring, span, text, () => ApplyAsync(action, document, syntaxErrors));
            }
        }
    }

    /// <summary>The text after an action has no more syntax errors than before.</summary>
    private static async Task ApplyAsync(CodeAction action, Document document, int syntaxErrors)
    {
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None))
        {
            if (operation is not ApplyChangesOperation { ChangedSolution: var solution })
                continue;

            var changed = (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
            Assert.True(SyntaxErrors(changed) <= syntaxErrors, $"'{action.Title}' gives\n{changed}");
        }
    }

    private static async Task Guard(object provider, object what, string text, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            Assert.Fail($"{provider} on {what}: {e}\n{text}");
        }
    }

    private static int SyntaxErrors(string text) =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)TestCompilation.Create("").SyntaxTrees[0].Options).GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);

    private static ImmutableArray<T> Instances<T>() =>
    [
        .. typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)
            .Select(t => (T)Activator.CreateInstance(t)!),
    ];
}
