using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Caching;

/// <summary>A project that is edited file by file, with one driver over all its states, as in an editor.</summary>
internal sealed class EditedProject
{
    private readonly CSharpParseOptions _options;
    private GeneratorDriver _driver;

    public EditedProject(params string[] sources)
    {
        Compilation = TestCompilation.Create(sources);
        _options = (CSharpParseOptions)Compilation.SyntaxTrees[0].Options;
        _driver = NewDriver().RunGenerators(Compilation);
    }

    public CSharpCompilation Compilation { get; private set; }

    /// <summary>What the driver has generated, after all edits.</summary>
    public string[] Generated => TextsOf(_driver);

    /// <summary>What is generated for the project as it is by a driver that has seen nothing before.</summary>
    public string[] GeneratedAnew => TextsOf(NewDriver().RunGenerators(Compilation));

    /// <summary>What the last run did: the reasons of each named step, and of the outputs under the name "".</summary>
    public ILookup<string, IncrementalStepRunReason> Steps
    {
        get
        {
            var result = _driver.GetRunResult().Results.Single();
            return result.TrackedSteps.Where(static steps => steps.Key.Contains("Parse", StringComparison.Ordinal) || steps.Key is BatchTaskGenerator.StepNames.Tasks or BatchTaskGenerator.StepNames.Stubs)
                .Concat(result.TrackedOutputSteps.Select(static steps => KeyValuePair.Create("", steps.Value)))
                .SelectMany(static steps => steps.Value.SelectMany(static step => step.Outputs).Select(output => (steps.Key, output.Reason)))
                .ToLookup(static step => step.Key, static step => step.Reason);
        }
    }

    /// <summary>An edit of a file, as an editor makes it: of the tree before.</summary>
    public EditedProject Replace(int file, string before, string after)
    {
        var text = Compilation.SyntaxTrees[file].GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The source has no '{before}'.");
        return Change(file, new TextChange(new TextSpan(start, before.Length), after));
    }

    public EditedProject Change(int file, TextChange change)
    {
        var tree = Compilation.SyntaxTrees[file];
        return Run(Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(change))));
    }

    public EditedProject Add(string source) => Run(Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, _options, $"Added{Compilation.SyntaxTrees.Length}.cs")));

    public EditedProject Remove(int file) => Run(Compilation.RemoveSyntaxTrees(Compilation.SyntaxTrees[file]));

    public EditedProject Run(CSharpCompilation compilation)
    {
        Compilation = compilation;
        _driver = _driver.RunGenerators(compilation);
        return this;
    }

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new BatchTaskGenerator().AsSourceGenerator()],
        parseOptions: _options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static string[] TextsOf(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal)];
}
