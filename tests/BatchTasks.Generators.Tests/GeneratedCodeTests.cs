using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests;

public class GeneratedCodeTests
{
    public static TheoryData<string> CaseNames => [.. Cases.All.Keys];

    public static TheoryData<string, LanguageVersion, NullableContextOptions> Projects
    {
        get
        {
            var data = new TheoryData<string, LanguageVersion, NullableContextOptions>();
            foreach (var name in Cases.All.Keys)
            {
                foreach (var version in TestCompilation.LanguageVersions)
                {
                    // Primary constructors of classes came with C# 12.
                    if (version == LanguageVersion.CSharp11 && name is "embeddings-of-lists" or "inherited" or "captured-names")
                        continue;

                    data.Add(name, version, NullableContextOptions.Enable);
                    data.Add(name, version, NullableContextOptions.Disable);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Generated_source_matches_its_snapshot(string name)
    {
        var sources = GeneratorRun.Of(Cases.Usings + Cases.All[name], Cases.Project).Result.GeneratedTrees.Select(t => $"==== {Path.GetFileName(t.FilePath)}\n{t.GetText()}");
        Snapshot.Match(name, string.Join("\n", sources));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Generated_source_compiles_without_a_warning(string name, LanguageVersion version, NullableContextOptions nullable)
    {
        var source = Cases.Usings + Cases.All[name];
        var run = GeneratorRun.Of(TestCompilation.Create(source, version, nullable), Cases.Project);
        Assert.NotEmpty(run.Result.GeneratedTrees);

        // The user's own source may use '?' where nullable is off, which only warns about itself.
        var problems = run.Output.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !(d.Id == "CS8632" && d.Location.SourceTree!.FilePath.StartsWith("Source", StringComparison.Ordinal)))
            .Select(d => d.ToString());
        Assert.True(!problems.Any(), string.Join("\n", problems) + "\n" + string.Join("\n", run.Result.GeneratedTrees));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task A_sound_declaration_reports_nothing(string name) =>
        Assert.Empty(await AnalyzerRun.Of(TestCompilation.Create(Cases.Usings + Cases.All[name]), Cases.Project));

    [Fact]
    public void Types_that_differ_by_case_or_by_letters_outside_ascii_get_files_of_their_own()
    {
        const string Task = """[BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}")] [BatchTasks.UserMessage("x")] internal partial record""";
        var run = GeneratorRun.Of($$"""
            namespace Names { {{Task}} Row(int Id); {{Task}} ROW(int Id); {{Task}} Zeile_ä(int Id); {{Task}} Zeile_ö(int Id); {{Task}} 行(int Id); }
            namespace names { {{Task}} Row(int Id); }
            """).AssertNoDiagnostics();
        Assert.Equal(6, run.Result.GeneratedTrees.Select(t => t.FilePath).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("record", "UserMessage(\"x\")")]
    [InlineData("record", "UserMessage(File = \"judge.md\")")]
    [InlineData("record struct", "UserMessage(\"x\")")]
    public void A_task_that_was_copied_takes_no_other_with_it(string kind, string message)
    {
        string Task(string kind, string name) => $$"""
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), {{message}}]
            public partial {{kind}} {{name}} { public int Id { get; init; } }
            """;
        var compilation = TestCompilation.Create([Task("record", "Row"), Task(kind, "Row"), Task("record", "Other")]);
        var result = GeneratorRun.Of(compilation, new TestProject().WithFile("judge.md", "Judge")).Result;
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["Other.BatchTask.g.cs", "Row.BatchTask.g.cs"], result.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)).Order());
    }
}
