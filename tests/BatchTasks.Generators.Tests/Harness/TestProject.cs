using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>What a project gives its analyzers beside the sources: MSBuild properties, an <c>.editorconfig</c> at its root, and files with their item metadata.</summary>
internal sealed class TestProject
{
    private readonly List<TestFile> _files = [];

    /// <summary>The MSBuild properties that the compiler sees.</summary>
    public Dictionary<string, string> Properties { get; init; } = [];

    /// <summary>The text of the <c>.editorconfig</c>.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>Adds a file as the package's <c>BatchFile</c> items do.</summary>
    public TestProject WithBatchFile(string path, SourceText text, params (string Name, string Value)[] metadata)
    {
        // What is given goes before what the targets give.
        var all = metadata.Append(("BatchTasksFile", "true")).DistinctBy(m => m.Item1);
        _files.Add(new TestFile(path, () => text, all.ToImmutableDictionary(m => "build_metadata.AdditionalFiles." + m.Item1, m => m.Item2, AnalyzerConfigOptions.KeyComparer)));
        return this;
    }

    /// <summary>Adds an AdditionalFiles item.</summary>
    public TestProject WithFile(string path, string text) => WithFile(path, () => SourceText.From(text));

    /// <summary>Adds an AdditionalFiles item whose text is asked for when it is read.</summary>
    public TestProject WithFile(string path, Func<SourceText> text)
    {
        _files.Add(new TestFile(path, text, []));
        return this;
    }

    public AnalyzerOptions ToAnalyzerOptions() => new([.. _files], new Provider(this));

    private sealed class TestFile(string path, Func<SourceText> text, ImmutableDictionary<string, string> metadata) : AdditionalText
    {
        public override string Path => path;

        public ImmutableDictionary<string, string> Metadata => metadata;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text();
    }

    private sealed class Provider(TestProject project) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigSet _config = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(project.EditorConfig, "/.editorconfig")));

        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Options(project.Properties.ToImmutableDictionary(p => "build_property." + p.Key, p => p.Value, AnalyzerConfigOptions.KeyComparer));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OptionsOf(tree.FilePath, []);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionsOf(textFile.Path, textFile is TestFile file ? file.Metadata : []);

        private Options OptionsOf(string path, ImmutableDictionary<string, string> metadata)
        {
            var rooted = path.StartsWith('/') ? path : "/" + path;
            return new Options(_config.GetOptionsForSourcePath(rooted).AnalyzerOptions.WithComparers(AnalyzerConfigOptions.KeyComparer).SetItems(metadata));
        }
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);

        public override IEnumerable<string> Keys => values.Keys;
    }
}
