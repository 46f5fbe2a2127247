using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Completion.Tests;

/// <summary>What the editor's completion service offers, with the provider composed into it as an editor does.</summary>
public class PlaceholderCompletionTests
{
    private static readonly MefHostServices s_host = MefHostServices.Create(
        MefHostServices.DefaultAssemblies.Append(typeof(PlaceholderCompletionProvider).Assembly));

    [Theory]
    [InlineData("""CustomId = "review-{|"), UserMessage("x")""", "Id,Text")]
    [InlineData("""CustomId = "review-{I|}"), UserMessage("x")""", "Id,Text")]
    [InlineData("""CustomId = "{Id}"), UserMessage("{|")""", "Id,Score,Text")]
    [InlineData(""""CustomId = "{Id}"), UserMessage(@"say ""{S|""")"""", "Id,Score,Text")]
    public async Task Members_are_offered_with_their_types(string attributes, string expected)
    {
        var (items, span) = await CompleteAsync(attributes);
        Assert.Equal(expected.Split(','), items.Select(i => i.DisplayText).Order(StringComparer.Ordinal));
        Assert.Equal("int", items.Single(i => i.DisplayText == "Id").InlineDescription);
        Assert.True(span.Length <= 1);
    }

    [Theory]
    [InlineData("""CustomId = "{Id}"), UserMessage("{{|")""")]
    [InlineData("""CustomId = "{Id}"), UserMessage("text |")""")]
    [InlineData("""CustomId = "{Id}"), UserMessage("{Score:|")""")]
    [InlineData("""CustomId = "{Id}", Batch = "{|"), UserMessage("x")""")]
    public async Task Elsewhere_nothing_is_offered(string attributes)
    {
        var (items, _) = await CompleteAsync(attributes);
        Assert.DoesNotContain(items, i => i.DisplayText is "Id" or "Text" or "Score");
    }

    private static async Task<(IReadOnlyList<CompletionItem> Items, TextSpan Span)> CompleteAsync(string attributes)
    {
        var marked = $"using BatchTasks;\n[BatchTask(\"/v1/chat/completions\", Model = \"m\", {attributes}]\npublic partial record Review(int Id, string Text, double Score);\n";
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "BatchTasks.dll")
            .Select(p => MetadataReference.CreateFromFile(p));
        using var workspace = new AdhocWorkspace(s_host);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: references));
        var document = workspace.AddDocument(project.Id, "Source.cs", SourceText.From(marked.Remove(position, 1)));
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position, CompletionTrigger.Invoke, cancellationToken: TestContext.Current.CancellationToken);
        return (list.ItemsList, list.Span);
    }
}
