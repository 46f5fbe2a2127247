using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Asks a refactoring at one place of a source, and applies what it offers.</summary>
internal static class RefactoringRun
{
    /// <summary>The source after the only refactoring that is offered where <paramref name="at"/> first stands, or null where none is.</summary>
    public static async Task<string?> Of<TRefactoring>(string source, string at)
        where TRefactoring : CodeRefactoringProvider, new()
    {
        using var workspace = new AdhocWorkspace();
        var options = TestCompilation.Create("").Options;
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp,
            compilationOptions: options, parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12), metadataReferences: TestCompilation.References));
        var document = workspace.AddDocument(project.Id, "Source0.cs", SourceText.From(source));
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var span = new TextSpan(source.IndexOf(at, StringComparison.Ordinal), 0);
        await new TRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, span, actions.Add, TestContext.Current.CancellationToken));
        if (actions.Count == 0)
            return null;

        var operations = await Assert.Single(actions).GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
