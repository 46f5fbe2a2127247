using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Limits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests;

/// <summary>
/// The rules, their pages in <c>docs/rules</c> and their release tracking say the same, and the pages' examples do what the pages say.
/// With BATCHTASKS_UPDATE_SNAPSHOTS=1 the report under each page's example is written instead of compared.
/// </summary>
public partial class RulePagesTests
{
    private const string Usings = "global using BatchTasks; global using System; global using System.Collections.Generic; global using System.ComponentModel;";

    private static readonly string[] s_sections = ["What is reported", "Why", "Example", "Fixed", "Configuration"];

    private static readonly ImmutableSortedDictionary<string, DiagnosticDescriptor> s_rules = AnalyzerRun.All
        .SelectMany(a => a.SupportedDiagnostics)
        .DistinctBy(d => d.Id)
        .ToImmutableSortedDictionary(d => d.Id, d => d, StringComparer.Ordinal);

    public static TheoryData<string> Rules => [.. s_rules.Keys];

    /// <summary>What the service says where a rule is broken, by the rule's page.</summary>
    public static TheoryData<string, string?, string> ServiceAnswers
    {
        get
        {
            var answers = new TheoryData<string, string?, string>();
            Add("BT1001", LineErrors.WrongMethod("GET"));
            Add("BT1002", CallErrors.WrongEndpoint("/v1/chat/completion"));
            Add("BT1003", LineErrors.UrlMismatch);
            Add("BT1004", LineErrors.MismatchedModel("gpt-4o"));
            Add("BT1005", LineErrors.UrlMismatch);
            Add("BT1006", LineErrors.ModelNotFound("text-embedding-3-small"));
            Add("BT1007", CallErrors.WrongCompletionWindow("48h"));
            Add("BT1101", LineErrors.DuplicateCustomId("review"));
            Add("BT1104", LineErrors.DuplicateCustomId("review-111"));
            Add("BT1105", LineErrors.DuplicateCustomId("review-1"));
            Add("BT1106", LineErrors.DuplicateCustomId("review"));
            Add("BT2002", LineErrors.NotJson);
            Add("BT2004", LineErrors.Streaming);
            Add("BT2005", LineErrors.MissingBodyPart("messages"));
            Add("BT2005", LineErrors.MissingBodyPart("model"));
            Add("BT4004", LineErrors.NotJson);
            Add("BT5001", LineErrors.NotJson);
            Add("BT5002", LineErrors.MissingField("method"));
            Add("BT5007", FileErrors.Empty);
            return answers;

            void Add(string id, ServiceError error) => answers.Add(id, error.Code, error.Message);
        }
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(s_rules.Keys, RulePage.Ids);

    [Fact]
    public void The_index_lists_every_rule_as_its_page_does()
    {
        var rows = s_rules.Values.Select(r => $"[{r.Id}]({r.Id}.md) | {r.Title} | {r.DefaultSeverity} | {RulePage.Of(r.Id).Facts[^1]}").ToList();
        if (Environment.GetEnvironmentVariable("BATCHTASKS_UPDATE_SNAPSHOTS") == "1")
            RulePage.WriteIndex(rows);

        Assert.Equal(rows, RulePage.Index.Select(cells => string.Join(" | ", cells)));
    }

    [Fact]
    public void The_readme_lists_every_rule_with_the_address_of_its_page() => Assert.Equal(
        s_rules.Values.Select(r => $"| [{r.Id}]({r.HelpLinkUri}) | {r.Title} | {r.DefaultSeverity} | {RulePage.Of(r.Id).Facts[^1]} |"),
        File.ReadLines(Path.Combine(RulePage.Repository, "README.md")).Where(line => line.StartsWith("| [BT", StringComparison.Ordinal)));

    [Fact]
    public void Release_tracking_has_every_rule_with_its_category_and_severity()
    {
        var folder = Path.Combine(RulePage.Repository, "src", "BatchTasks.Generators");
        var rows = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Path.Combine(folder, file)))
            .Where(line => RuleRow().IsMatch(line))
            .Select(line => string.Join(" | ", line.Split('|', StringSplitOptions.TrimEntries).Take(3)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(s_rules.Values.Select(r => $"{r.Id} | {r.Category} | {r.DefaultSeverity}"), rows);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_has_its_rules_title_facts_and_address(string id)
    {
        var rule = s_rules[id];
        var page = RulePage.Of(id);
        Assert.Equal($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}", page.Heading);
        Assert.Equal([rule.Category, rule.DefaultSeverity.ToString()], page.Facts.Take(2));
        Assert.Equal(s_sections, page.Sections);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_has_one_title_category_and_severity_wherever_it_is_found() => Assert.All(
        AnalyzerRun.All.SelectMany(a => a.SupportedDiagnostics).GroupBy(d => d.Id),
        rule => Assert.Single(rule.Select(d => (Title: d.Title.ToString(CultureInfo.InvariantCulture), d.Category, d.DefaultSeverity, d.HelpLinkUri)).Distinct()));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_example_reports_the_rule_once_as_the_page_shows(string id)
    {
        var page = RulePage.Of(id);
        var example = Example(page);
        var diagnostics = await RunAsync(example);
        var diagnostic = Assert.Single(diagnostics, d => d.Id == id);
        Assert.All(diagnostics, d => Assert.True(d == diagnostic || d.Severity == DiagnosticSeverity.Info, d.ToString()));

        var shown = Assert.Single(page.Blocks("Example", "text"));
        var actual = Shown(diagnostic, example);
        if (Environment.GetEnvironmentVariable("BATCHTASKS_UPDATE_SNAPSHOTS") == "1")
            page.Replace(shown, actual);
        else
            Assert.Equal(shown.Content, actual);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_fixed_example_reports_nothing_and_is_generated(string id)
    {
        var example = Assert.Single(RulePage.Of(id).Blocks("Fixed", "csharp", "jsonl"));
        Assert.DoesNotContain(await RunAsync(example), d => d.Id == id || d.Severity > DiagnosticSeverity.Info);
        if (!example.IsFile)
            Assert.DoesNotContain(GeneratorRun.Of(Compile(example), Project(example)).Result.GeneratedTrees, t => IsStub(t));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_configuration_turns_the_rule_off(string id)
    {
        var page = RulePage.Of(id);
        var example = Example(page);
        var configs = page.Blocks("Configuration", "ini");
        if (example.IsFile)
        {
            // Severities of files that are no C# have a key of their own; the compiler's is for all of a project.
            Assert.DoesNotContain(await RunAsync(example, configs[0].Content), d => d.Id == id);
            AssertGlobal(configs[1]);
            return;
        }

        // What is at no place in the sources is beyond what stands in them or is said of them.
        if (Assert.Single(await RunAsync(example), d => d.Id == id).Location == Location.None)
        {
            AssertGlobal(configs[0]);
            return;
        }

        var pragma = Assert.Single(page.Blocks("Configuration", "csharp")).Content;
        Assert.StartsWith($"#pragma warning disable {id}\n", pragma, StringComparison.Ordinal);
        Assert.EndsWith($"#pragma warning restore {id}\n", pragma, StringComparison.Ordinal);
        Assert.DoesNotContain(await RunAsync(example with { Content = pragma.Split('\n')[0] + "\n" + example.Content }), d => d.Id == id && !d.IsSuppressed);

        var config = AnalyzerConfig.Parse(configs[0].Content, "/.editorconfig");
        var options = AnalyzerConfigSet.Create(ImmutableArray.Create(config)).GetOptionsForSourcePath("/Review.cs");
        Assert.Equal(ReportDiagnostic.Suppress, options.TreeOptions.GetValueOrDefault(id));

        void AssertGlobal(PageBlock block)
        {
            var global = AnalyzerConfig.Parse(block.Content, "/.globalconfig");
            Assert.Equal(ReportDiagnostic.Suppress, AnalyzerConfigSet.Create(ImmutableArray.Create(global)).GlobalConfigOptions.TreeOptions.GetValueOrDefault(id));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_the_generator_adds_to_the_example_is_what_the_page_says(string id)
    {
        var page = RulePage.Of(id);
        var example = Example(page);
        if (example.IsFile)
            return;

        var generated = GeneratorRun.Of(Compile(example), Project(example)).Result.GeneratedTrees;
        if (page.Text.Contains("still nothing is generated", StringComparison.Ordinal))
            Assert.Empty(generated);
        else
            Assert.Equal(page.Text.Contains($"`{nameof(NotSupportedException)}`", StringComparison.Ordinal), generated.Any(IsStub));
    }

    [Theory]
    [MemberData(nameof(ServiceAnswers))]
    public void A_page_quotes_what_the_service_answers(string id, string? code, string message)
    {
        var text = RulePage.Of(id).Text;
        Assert.Contains($"`{code}`", text, StringComparison.Ordinal);
        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pages_name_the_limits_of_a_schema()
    {
        var text = RulePage.Of("BT3002").Text;
        int[] limits =
        [
            SchemaLimits.Properties, SchemaLimits.Levels, SchemaLimits.EnumValues, SchemaLimits.NameCharacters, SchemaLimits.LargeEnumCharacters,
        ];
        Assert.All(limits, limit => Assert.Contains($"| {limit.ToString("N0", CultureInfo.InvariantCulture)} |", text, StringComparison.Ordinal));
        Assert.Contains($"more than {SchemaLimits.LargeEnumValues} ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pages_name_the_endpoints_that_are_served() =>
        Assert.All(EndpointCatalog.All, endpoint => Assert.Contains($"'{endpoint}'", RulePage.Of("BT1002").Text, StringComparison.Ordinal));

    private static PageBlock Example(RulePage page) => Assert.Single(page.Blocks("Example", "csharp", "jsonl"));

    private static bool IsStub(SyntaxTree tree) => tree.ToString().Contains("The [BatchTask] declaration has errors", StringComparison.Ordinal);

    /// <summary>Examples have no documentation (CS1591).</summary>
    private static CSharpCompilation Compile(PageBlock block)
    {
        var compilation = TestCompilation.Create([block.IsFile ? "" : block.Content, Usings], block.Version);
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress), KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]));
    }

    /// <summary>The project of an example, which may have a prompt file.</summary>
    private static TestProject Project(PageBlock block, string editorConfig = "")
    {
        var project = new TestProject { EditorConfig = editorConfig, Properties = block.Properties };
        return block.PromptFile is { } file ? project.WithFile(file, "Judge the review.\n") : project;
    }

    /// <summary>What the analyzers report; but for that, the example compiles without any error or warning.</summary>
    private static Task<ImmutableArray<Diagnostic>> RunAsync(PageBlock block, string editorConfig = "")
    {
        var compilation = Compile(block);
        var project = Project(block, editorConfig);
        GeneratorRun.Of(compilation, project).AssertNoDiagnostics();
        if (block.IsFile)
            project.WithBatchFile("/reviews.jsonl", SourceText.From(block.WholeContent, new UTF8Encoding(encoderShouldEmitUTF8Identifier: block.Info.Contains("BOM", StringComparison.Ordinal))), ("BatchTasksProvider", block.Provider));

        return AnalyzerRun.Of(compilation, project);
    }

    /// <summary>The line, a mark under what is reported in it, and the message.</summary>
    private static string Shown(Diagnostic diagnostic, PageBlock block)
    {
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        var report = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n";
        if (diagnostic.Location == Location.None)
            return report;

        var span = diagnostic.Location.GetLineSpan().Span;
        Assert.Equal(span.Start.Line, span.End.Line);
        var (line, start, end) = block.Shown(span.Start.Line, span.Start.Character, span.End.Character);
        var mark = new string(' ', start) + new string('~', Math.Max(1, end - start));
        return $"{line}\n{mark}\n{report}";
    }

    [GeneratedRegex(@"^BT\d{4}\s*\|")]
    private static partial Regex RuleRow();
}
