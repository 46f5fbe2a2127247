using System.Collections.Immutable;
using BatchTasks.CodeFixes.Files;
using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Applies the fixes of batch files in a workspace: the compiler's own test harness knows fixes of sources only.</summary>
internal static class BatchFileFixRun
{
    private static readonly BatchFileCodeFix s_provider = new();

    /// <summary>Asserts what a file becomes: fix by fix, and with all fixes of each kind in the document, the project and the solution.</summary>
    public static async Task Verify(string before, string after)
    {
        var solution = Solution(before);
        var one = solution;
        for (var i = 0; await FirstActionAsync(one) is { } action; i++)
        {
            Assert.True(i < 100, "The fixes do not come to an end.");
            one = await ApplyAsync(action);
        }

        Assert.Equal([after], await TextsAsync(one));
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            Assert.Equal([after], await TextsAsync(await FixAllAsync(solution, scope)));
    }

    /// <summary>Asserts that what is reported is left to its author.</summary>
    public static async Task VerifyNoFix(string text)
    {
        var solution = Solution(text);
        Assert.NotEmpty(await DiagnosticsAsync(solution.Projects.Single()));
        Assert.Null(await FirstActionAsync(solution));
    }

    /// <summary>A project with the files as its batch files.</summary>
    public static Solution Solution(params string[] files) => Solution([.. files.Select(f => SourceText.From(f, BatchFileRun.Utf8))]);

    /// <inheritdoc cref="Solution(string[])"/>
    public static Solution Solution(params SourceText[] files)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        return AddProject(solution, "Tested", files);
    }

    public static Solution AddProject(Solution solution, string name, params SourceText[] files)
    {
        var project = ProjectId.CreateNewId();
        solution = solution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: TestCompilation.References))
            .AddDocument(DocumentId.CreateNewId(project), "Empty.cs", "");
        var config = "is_global = true\n";
        for (var i = 0; i < files.Length; i++)
        {
            var path = $"/data/{i}.jsonl";
            config += $"[{path}]\nbuild_metadata.AdditionalFiles.BatchTasksFile = true\n";
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), $"{i}.jsonl", files[i], filePath: path);
        }

        return solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(config), filePath: $"/{name}.globalconfig");
    }

    public static async Task<IReadOnlyList<string>> TextsAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.SelectMany(p => p.AdditionalDocuments))
            texts.Add((await document.GetTextAsync()).ToString());

        return texts;
    }

    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project) => DiagnosticsAsync(project, TestContext.Current.CancellationToken);

    /// <summary>The actions that are offered for the first diagnostic with any.</summary>
    public static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Solution solution)
    {
        foreach (var project in solution.Projects)
        {
            foreach (var diagnostic in (await DiagnosticsAsync(project)).Where(d => s_provider.FixableDiagnosticIds.Contains(d.Id)))
            {
                var actions = new List<CodeAction>();
                var document = project.AdditionalDocuments.Single(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);
                await s_provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
                if (actions.Count > 0)
                    return actions;
            }
        }

        return [];
    }

    public static async Task<Solution> ApplyAsync(CodeAction action) =>
        Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>()).ChangedSolution;

    /// <summary>Applies all fixes of each kind that is offered.</summary>
    public static async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope)
    {
        for (var i = 0; await FirstActionAsync(solution) is { } action; i++)
        {
            Assert.True(i < 10, "Fixing all of a kind leaves some.");
            var context = new FixAllContext(
                solution.Projects.First(), s_provider, scope, action.EquivalenceKey!, s_provider.FixableDiagnosticIds, new Provider(), TestContext.Current.CancellationToken);
            var all = await s_provider.GetFixAllProvider().GetFixAsync(context);
            solution = await ApplyAsync(Assert.IsAssignableFrom<CodeAction>(all));
        }

        return solution;
    }

    private static async Task<CodeAction?> FirstActionAsync(Solution solution) => await ActionsAsync(solution) is [var first, ..] ? first : null;

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var diagnostics = await compilation!.WithAnalyzers([new BatchFileAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await DiagnosticsAsync(project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
