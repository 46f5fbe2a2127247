using System.Text;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class BatchFileFixTests
{
    private const string Good = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""";

    [Theory]
    [InlineData("\"GET\"", "\"POST\"")]
    [InlineData("\"p\\u006fst\"", "\"POST\"")]
    [InlineData("null", "\"POST\"")]
    [InlineData("[\"POST\"]", "\"POST\"")]
    public Task The_method_becomes_POST(string before, string after) => BatchFileFixRun.Verify(
        Good.Replace("\"POST\"", before, StringComparison.Ordinal), Good.Replace("\"POST\"", after, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"custom_id":"a","url":"/v1/responses","body":{"model":"m"}}""", """{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m"}}""")]
    [InlineData("""{ "custom_id": "a", "url": "/v1/responses", "body": { "model": "m" } }""", """{ "custom_id": "a", "method": "POST", "url": "/v1/responses", "body": { "model": "m" } }""")]
    [InlineData("""{"url":"/v1/responses","body":{"model":"m","url":"x"},"custom_id":"a"}""", """{"method":"POST","url":"/v1/responses","body":{"model":"m","url":"x"},"custom_id":"a"}""")]
    [InlineData("""{"custom_id":"a","body":{"url":"x"}}""", """{"custom_id":"a","method":"POST","body":{"url":"x"}}""")]
    [InlineData("{}", """{"method":"POST"}""")]
    public Task A_missing_method_is_added_before_the_url(string before, string after) => BatchFileFixRun.Verify(before, after);

    [Theory]
    [InlineData("/v1/chat/completion")]
    [InlineData("https://api.openai.com/v1/chat/completions")]
    public Task The_nearest_endpoint_is_put_in(string url) => BatchFileFixRun.Verify(
        Good.Replace("/v1/chat/completions", url, StringComparison.Ordinal), Good);

    /// <summary>Two wrong names in one body were not meant to be one parameter.</summary>
    [Fact]
    public Task No_parameter_is_put_in_twice() => BatchFileFixRun.Verify(
        Good.Replace("{\"model\"", "{\"temprature\":1,\"temperatur\":1,\"model\"", StringComparison.Ordinal),
        Good.Replace("{\"model\"", "{\"temperature\":1,\"temperatur\":1,\"model\"", StringComparison.Ordinal));

    [Theory]
    [InlineData(""","stream":true""", "")]
    [InlineData(""", "stream" : true""", "")]
    [InlineData(""","stream":true,"seed":1""", ""","seed":1""")]
    [InlineData(""", "stream": true, "seed": 1""", """, "seed": 1""")]
    public Task A_stream_is_removed_with_one_comma(string before, string after) => BatchFileFixRun.Verify(
        Good.Replace("[]", $"[]{before}", StringComparison.Ordinal), Good.Replace("[]", $"[]{after}", StringComparison.Ordinal));

    [Fact]
    public Task A_stream_that_is_the_first_parameter_is_removed() => BatchFileFixRun.Verify(
        Good.Replace("{\"model\"", "{ \"stream\":true, \"model\"", StringComparison.Ordinal), Good.Replace("{\"model\"", "{ \"model\"", StringComparison.Ordinal));

    [Fact]
    public Task A_duplicate_id_gets_a_number_that_is_free() => BatchFileFixRun.Verify(
        string.Join("\r\n", Good, Id("日本🍣"), Good, Id("a-2"), Id("日本🍣"), Good, Id("a-3")) + "\r\n",
        string.Join("\r\n", Good, Id("日本🍣"), Id("a-4"), Id("a-2"), Id("日本🍣-2"), Id("a-5"), Id("a-3")) + "\r\n");

    [Fact]
    public Task Several_mistakes_of_a_line_are_fixed_and_the_rest_of_it_stays() => BatchFileFixRun.Verify(
        """
        { "body": { "stream": true, "model": "m🍣",  "messages": [] },  "url": "/v1/chat/completion" , "custom_id":"a" }

        {"custom_id":"a", "method":"get", "url":"/v1/chat/completions", "body":{"model":"m🍣", "messages":["\ud83c\udf63"], "stream":true}, "note": "mine"}
        """,
        """
        { "body": { "model": "m🍣",  "messages": [] },  "method": "POST", "url": "/v1/chat/completions" , "custom_id":"a" }

        {"custom_id":"a-2", "method":"POST", "url":"/v1/chat/completions", "body":{"model":"m🍣", "messages":["\ud83c\udf63"]}, "note": "mine"}
        """);

    [Theory]
    [InlineData("""{"method":"POST","url":"/v1/responses","body":{"model":"m"}}""")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/something/else","body":{"model":"m"}}""")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m"},"params":1}""")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{}}""")]
    [InlineData("""{"custom_id":1,"method":"POST","url":"/v1/responses","body":{"model":"m"}}""")]
    [InlineData("""{"params":{}}""")]
    [InlineData("""{"custom_id":"a","method":"GET" """)]
    [InlineData("[]")]
    [InlineData("")]
    public Task What_only_the_author_knows_is_left(string text) => BatchFileFixRun.VerifyNoFix(text);

    [Fact]
    public async Task A_byte_order_mark_is_taken_off_and_nothing_else_changes()
    {
        var solution = BatchFileFixRun.Solution(SourceText.From(Good + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)));
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            await AssertFixed(await BatchFileFixRun.FixAllAsync(solution, scope));

        await AssertFixed(await BatchFileFixRun.ApplyAsync(Assert.Single(await BatchFileFixRun.ActionsAsync(solution))));

        static async Task AssertFixed(Solution solution)
        {
            var text = await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync();
            Assert.Equal(Good + "\r\n", text.ToString());
            Assert.Equal([], text.Encoding!.GetPreamble());
        }
    }

    [Fact]
    public async Task All_are_fixed_also_those_beyond_the_listed_ones()
    {
        var before = string.Concat(Enumerable.Range(0, 50).Select(i => Id($"{i}").Replace("POST", "GET", StringComparison.Ordinal) + "\n"));
        var after = before.Replace("GET", "POST", StringComparison.Ordinal);
        var solution = BatchFileFixRun.Solution(before, Good, before);
        Assert.Equal([after, Good, after], await BatchFileFixRun.TextsAsync(await BatchFileFixRun.FixAllAsync(solution, FixAllScope.Project)));

        // In an editor, which has no "fix all" for such files.
        var actions = await BatchFileFixRun.ActionsAsync(solution);
        Assert.Equal(["Use 'POST'", "Use 'POST', and the like in the whole file"], actions.Select(a => a.Title));
        Assert.Equal([after, Good, before], await BatchFileFixRun.TextsAsync(await BatchFileFixRun.ApplyAsync(actions[1])));
    }

    [Fact]
    public async Task A_file_of_two_projects_is_fixed_once()
    {
        var text = SourceText.From($"{Good}\n{Good}\n", BatchFileRun.Utf8);
        var solution = BatchFileFixRun.AddProject(BatchFileFixRun.Solution(text), "Other", text);
        var changed = await BatchFileFixRun.FixAllAsync(solution.RemoveProject(solution.ProjectIds[1]), FixAllScope.Solution);
        Assert.Equal([$"{Good}\n{Id("a-2")}\n"], await BatchFileFixRun.TextsAsync(changed));
        var key = (await BatchFileFixRun.ActionsAsync(solution))[0];
        Assert.Equal([$"{Good}\n{Id("a-2")}\n", $"{Good}\n{Good}\n"], await BatchFileFixRun.TextsAsync(await BatchFileFixRun.ApplyAsync(key)));
    }

    [Fact]
    public async Task A_fix_of_a_text_that_has_changed_since_is_not_offered()
    {
        var solution = BatchFileFixRun.Solution(Good.Replace("POST", "GET", StringComparison.Ordinal));
        var diagnostic = Assert.Single(await BatchFileFixRun.DiagnosticsAsync(solution.Projects.Single()));
        var id = solution.Projects.Single().AdditionalDocumentIds.Single();
        foreach (var later in new[] { "", "x", new string('x', 200) })
        {
            var document = solution.WithAdditionalDocumentText(id, SourceText.From(later)).GetAdditionalDocument(id)!;
            await new BatchTasks.CodeFixes.Files.BatchFileCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (_, _) => Assert.Fail("A fix was offered."), default));
        }
    }

    private static string Id(string id) => Good.Replace("\"a\"", $"\"{id}\"", StringComparison.Ordinal);
}
