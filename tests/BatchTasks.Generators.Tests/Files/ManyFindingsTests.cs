using System.Globalization;
using BatchTasks.Generators.Files;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>What a file with very many lines or mistakes gives, and what it costs.</summary>
public class ManyFindingsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(21)]
    public async Task So_many_findings_of_one_rule_are_all_listed(int count)
    {
        var diagnostics = await BatchFileRun.Of(Lines(count, "GET"));
        Assert.Equal(Enumerable.Range(0, count), diagnostics.Select(d => d.Location.GetLineSpan().StartLinePosition.Line));
        Assert.All(diagnostics, d => Assert.StartsWith("The method is 'GET'", d.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_more_findings_of_one_rule_the_number_is_told()
    {
        var diagnostics = await BatchFileRun.Of(Lines(100, "GET") + "[]\n" + Lines(1, "POST"));
        Assert.Equal(20, diagnostics.Count(d => d.GetMessage(CultureInfo.InvariantCulture).StartsWith("The method is 'GET'", StringComparison.Ordinal)));
        Assert.Equal(["BT1106", "BT5001"], diagnostics.Where(d => d.Id != "BT1001").Select(d => d.Id).Order(StringComparer.Ordinal));
        var note = Assert.Single(diagnostics, d => d.GetMessage(CultureInfo.InvariantCulture).StartsWith("From here on", StringComparison.Ordinal));
        Assert.Equal(("BT1001", 20), (note.Id, note.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("From here on the file has 80 more of this rule; the first 20 are listed", note.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Many_findings_in_one_long_line_take_no_more_time_than_in_many()
    {
        // A place in a line is counted out from its beginning; for each of these that would take a minute.
        var names = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"\"x-{i}\":0,"));
        var diagnostics = await BatchFileRun.Of(Lines(1, "POST").Replace("{\"model\"", "{" + names + "\"model\"", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Repeat("BT2001", 21), diagnostics.Select(d => d.Id));
        Assert.Contains("19980 more", diagnostics[20].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_two_projects_have_is_checked_once_for_each()
    {
        var text = SourceText.From(Lines(3, "GET"));
        var first = new BatchFileOptions(ProviderLimits.OpenAI, null, IsEncodingKnown: true);
        var second = first with { Provider = ProviderLimits.Groq };
        var (ofFirst, ofSecond) = (Findings(first), Findings(second));
        Assert.NotSame(ofFirst, ofSecond);
        Assert.Same(ofFirst, Findings(first with { }));
        Assert.Same(ofSecond, Findings(second with { }));

        IReadOnlyList<FileFinding> Findings(BatchFileOptions options) => FileFindings.Of(text, options, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_too_many_requests_the_rest_is_not_checked()
    {
        var diagnostic = Assert.Single(await BatchFileRun.Of(Lines(50_001, "POST") + Lines(1, "GET")));
        Assert.Equal(("BT5004", 50_000), (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task As_many_requests_as_the_service_takes_are_checked()
    {
        Assert.Empty(await BatchFileRun.Of(Lines(50_000, "POST")));
        Assert.Equal(["BT1001"], (await BatchFileRun.Of(Lines(49_999, "POST") + Line("x", "GET"))).Select(d => d.Id));
        Assert.Equal(["BT1001"], (await BatchFileRun.Of(Lines(50_001, "POST") + Line("x", "GET"), metadata: ("BatchTasksProvider", "AzureOpenAI"))).Select(d => d.Id));
    }

    [Fact]
    public async Task All_embedding_inputs_are_counted()
    {
        static string Inputs(int lines, int last) => string.Concat(Enumerable.Range(0, lines).Select(i =>
            $$$"""{"custom_id":"{{{i}}}","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":[{{{string.Join(',', Enumerable.Repeat("\"x\"", i == lines - 1 ? last : 1000))}}}]}}""" + "\n"));
        Assert.Empty(await BatchFileRun.Of(Inputs(50, 1000)));
        var diagnostic = Assert.Single(await BatchFileRun.Of(Inputs(50, 1001)));
        Assert.Equal(("BT5008", 49), (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task A_file_over_the_services_limit_of_bytes_is_told_at_its_beginning()
    {
        // 100 million bytes are Groq's limit; a text that repeats one chunk takes no memory.
        var diagnostics = await BatchFileRun.Of(new RepeatedText(Line("a", "POST"), 100_000_001), metadata: ("BatchTasksProvider", "Groq"));
        Assert.Equal(["BT5005", "BT1106", "BT5004"], diagnostics.Select(d => d.Id).Distinct());
        Assert.Equal("The file has 100000001 bytes; 100000000 are allowed. Split it.", diagnostics[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(0, diagnostics[0].Location.SourceSpan.Start);

        var within = await BatchFileRun.Of(new RepeatedText(Line("a", "POST"), 100_000_000), metadata: ("BatchTasksProvider", "Groq"));
        Assert.DoesNotContain(within, d => d.Id == "BT5005");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        var small = Allocated(20_000_000);
        var large = Allocated(60_000_000);
        Assert.True(large < small + 10_000_000, $"{small} bytes for 20 MB, {large} for 60 MB");

        static long Allocated(int length)
        {
            var text = new RepeatedText("\n" + Line("a", "POST"), length);
            var before = GC.GetAllocatedBytesForCurrentThread();
            BatchFileCheck.Run(text, new(ProviderLimits.Vllm, null, IsEncodingKnown: true), 20, CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task A_text_is_read_once_however_often_sources_change()
    {
        var text = new RepeatedText(Line("a", "GET"), 300);
        var project = new TestProject().WithBatchFile(BatchFileRun.Path, text);
        var compilation = TestCompilation.Create("class A;");
        var first = await AnalyzerRun.Of(compilation, project);
        Assert.NotEmpty(first);
        Assert.Equal(text.Length, text.CharactersRead);

        var second = await AnalyzerRun.Of(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B;", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)), project);
        Assert.Equal(first.Select(d => d.ToString()).Order(), second.Select(d => d.ToString()).Order());
        Assert.Equal(text.Length, text.CharactersRead);

        var other = await BatchFileRun.Of(text, metadata: ("BatchTasksEndpoint", "/v1/embeddings"));
        Assert.Contains(other, d => d.Id == "BT1005");
    }

    [Fact]
    public async Task Cancellation_ends_the_reading_of_a_large_file()
    {
        using var cancellation = new CancellationTokenSource();
        var text = new RepeatedText(Line("a", "POST"), 1_000_000_000) { Read = read => { if (read > 1_000_000) cancellation.Cancel(); } };
        var project = new TestProject().WithBatchFile(BatchFileRun.Path, text);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestCompilation.Create("")
            .WithAnalyzers([new Analyzers.BatchFileAnalyzer()], project.ToAnalyzerOptions())
            .GetAnalyzerDiagnosticsAsync(cancellation.Token));
        Assert.InRange(text.CharactersRead, 1_000_000, 2_000_000);
    }

    private static string Lines(int count, string method) => string.Concat(Enumerable.Range(0, count).Select(i => Line($"{i}", method)));

    private static string Line(string id, string method) =>
        $$$"""{"custom_id":"{{{id}}}","method":"{{{method}}}","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""" + "\n";
}
