using System.Globalization;
using System.Text;
using BatchTasks.Generators.Files;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>Each rule of a batch file, at its exact place: a file that breaks it, and one that is as near to it as can be and does not.</summary>
public class BatchFileAnalyzerTests
{
    public static TheoryData<string> Mistakes =>
    [
        """{"custom_id":"a","method":{|BT1001:"GET"|},"url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"custom_id":"a","method":{|BT1001:"post"|},"url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"custom_id":"a","method":"POST","url":{|BT1002:"/v1/chat/completion"|},"body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"custom_id":"a","method":"POST","url":{|BT1002:"https://api.example.com/v1/chat/completions"|},"body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}
        {"custom_id":"b","method":"POST","url":{|BT1003:"/v1/embeddings"|},"body":{"model":"m","input":"x"}}
        """,
        """
        {"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}
        {"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":{|BT1004:"n"|},"messages":[{"role":"user","content":"x"}]}}
        """,
        """
        {"custom_id":"日本😀","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}
        {"body":{"model":"m","messages":[{"role":"user","content":"🍣é"}]},"custom_id":{|BT1106:"日本😀"|},"method":"POST","url":"/v1/chat/completions"}
        """,
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}],"stream":{|BT2004:true|}}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{|BT2005:{"model":"m"}|}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/responses","body":{|BT2005:{"input":"x"}|}}""",
        """{"custom_id":"a","method":"POST" {|BT5001:|}"url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}{|BT5001:|}""",
        """{|BT5001:[1]|}""",
        """{|BT5001:"text"|}""",
        """{|BT5001:|}custom_id,method,url,body""",
        """{|BT5002:{"custom_id":"a","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}|}""",
        """{"custom_id":{|BT5002:1|},"method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{|BT5002:"{}"|}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]},{|BT5003:"params"|}:{}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}],{|BT5009:"model"|}:"m"}}""",
        """{|BT5007:|}""",
        "{|BT5007:|}\n \t\r\n\n",
    ];

    public static TheoryData<string> Correct =>
    [
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        """{"body":{"messages":[{"role":"user","content":"x"}],"model":"m"},"url":"/v1\/chat\/completions","method":"\u0050OST","custom_id":"a"}""",
        """ { "custom_id" : "a" , "method" : "POST" , "url" : "/v1/chat/completions" , "body" : { "model" : "m" , "messages" : [ { "role" : "user" , "content" : "" } ] } } """,
        """
        {"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":["x","y"]}}
        {"custom_id":"A","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":"x"}}
        """,
        """

        {"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m"}}

        {"custom_id":"b","method":"POST","url":"/v1/responses","body":{"model":"m","input":"x"}}

        """,
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}],"stream":false}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x","name":"model"}],"metadata":{"model":"n","stream":"true"}}}""",
        """{"custom_id":"a","method":"POST","url":"/v1/images/generations","body":{"prompt":"x"}}""",
        """
        {"custom_id":"a","method":"POST","url":"/v1/moderations","body":{"input":"x"}}
        {"custom_id":"b","method":"POST","url":"/v1/moderations","body":{"input":"x","model":"m"}}
        """,
        """{"custom_id":"<<<<<<< HEAD","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""",
        "{\"custom_id\":\"a\u2028\u2029\u0085\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}",
        "{\"custom_id\":\"a\",\"method\":\"POST\",\r\"url\":\"/v1/chat/completions\",\r\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_mistake_is_reported_at_its_place(string marked) => BatchFileRun.Verify(marked);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task Line_ends_of_another_kind_change_no_place(string marked) => BatchFileRun.Verify(marked.Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Correct))]
    public Task What_the_service_takes_is_not_reported(string text) => BatchFileRun.Verify(text);

    [Theory]
    [MemberData(nameof(Correct))]
    public Task A_final_line_end_is_as_good_as_none(string text) => BatchFileRun.Verify(text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");

    [Fact]
    public Task Characters_that_other_readers_break_lines_at_do_not_count_as_line_ends() => BatchFileRun.Verify(
        "{\"custom_id\":\"a\u2028b\u0085\",\"method\":{|BT1001:\"GET\"|},\r\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}\n"
        + "{\"custom_id\":\"b\u2029\",\"method\":{|BT1001:\"GET\"|},\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}\n");

    [Fact]
    public async Task A_duplicate_id_names_the_first_line_and_points_to_it()
    {
        const string Line = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""";
        var duplicate = Assert.Single(await BatchFileRun.Of($"\n{Line}\n\n{Line}\n"));
        Assert.Equal("The custom_id 'a' is that of line 2 too; answers could not be told apart", duplicate.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(3, duplicate.Location.GetLineSpan().StartLinePosition.Line);
        var first = Assert.Single(duplicate.AdditionalLocations);
        Assert.Equal(new LinePositionSpan(new(1, 0), new(1, Line.Length)), first.GetLineSpan().Span);
        Assert.Equal(new TextSpan(1, Line.Length), first.SourceSpan);
    }

    [Fact]
    public async Task A_file_that_was_not_listed_is_not_looked_at()
    {
        var text = SourceText.From("no JSON", BatchFileRun.Utf8);
        Assert.Empty(await BatchFileRun.Of(text, metadata: ("BatchTasksFile", "")));
        Assert.NotEmpty(await BatchFileRun.Of(text));
    }

    [Theory]
    [InlineData("/v1/embeddings", "BT1005")]
    [InlineData("/v1/chat/completions", null)]
    [InlineData(" /v1/chat/completions ", null)]
    [InlineData("", null)]
    public async Task Each_url_is_held_against_the_items_endpoint(string endpoint, string? id)
    {
        var line = $$"""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }""";
        Assert.Equal(id is null ? [] : [id], (await BatchFileRun.Of(line, metadata: ("BatchTasksEndpoint", endpoint))).Select(d => d.Id));
    }

    [Theory]
    [InlineData("Portable", "a b", "BT1107")]
    [InlineData("portable", "a-b", null)]
    [InlineData("OpenAI", "a b", null)]
    [InlineData("DashScope", "a b", null)]
    public async Task Ids_are_held_against_the_items_service_and_else_the_projects(string provider, string customId, string? id)
    {
        var line = $$"""{"custom_id":"{{customId}}","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }""";
        string[] expected = id is null ? [] : [id];
        Assert.Equal(expected, (await BatchFileRun.Of(line, metadata: ("BatchTasksProvider", provider))).Select(d => d.Id));
        var project = new TestProject { Properties = { ["BatchTasksProvider"] = provider } };
        Assert.Equal(expected, (await BatchFileRun.Of(line, project)).Select(d => d.Id));
        var other = new TestProject { Properties = { ["BatchTasksProvider"] = provider == "Portable" ? "Vllm" : "Portable" } };
        Assert.Equal(expected, (await BatchFileRun.Of(line, other, ("BatchTasksProvider", provider))).Select(d => d.Id));
    }

    [Theory]
    [InlineData("OpenAI", "/chat/completions", "BT1002")]
    [InlineData("Portable", "/v1/score", "BT1002")]
    [InlineData("AzureOpenAI", "/chat/completions", null)]
    [InlineData("Vllm", "/v1/score", null)]
    [InlineData("Groq", "/v1/responses", "BT1002")]
    [InlineData("Groq", "/v1/audio/transcriptions", null)]
    [InlineData("Zhipu", "/v4/chat/completions", null)]
    [InlineData("Zhipu", "/v1/chat/completions", "BT1002")]
    [InlineData("DashScope", "/v1/chat/ds-test", null)]
    public async Task Only_services_of_the_published_endpoints_are_held_against_them(string provider, string url, string? id)
    {
        var line = $$"""{"custom_id":"a","method":"POST","url":"{{url}}","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }""";
        Assert.Equal(id is null ? [] : [id], (await BatchFileRun.Of(line, metadata: ("BatchTasksProvider", provider))).Select(d => d.Id));
    }

    [Theory]
    [InlineData("BatchTasksProvider", "OpenAl", "The Provider of this BatchFile is 'OpenAl', which is not known; it can be OpenAI, AzureOpenAI, Groq, DashScope, Zhipu, Vllm, Portable")]
    [InlineData("BatchTasksEndpoint", "/v1/chat", "The Endpoint of this BatchFile is '/v1/chat', which is not known; it can be /v1/responses, /v1/chat/completions")]
    public async Task An_option_that_is_not_known_is_told_and_not_gone_by(string name, string value, string message)
    {
        var line = """{"custom_id":"a b","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""";
        var diagnostic = Assert.Single(await BatchFileRun.Of(line, metadata: (name, value)));
        Assert.Equal(("BT0007", BatchFileRun.Path), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.StartsWith(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_of_lines_and_files_can_be_reported() =>
        Assert.All(Enum.GetValues<LineRule>(), rule => Assert.True(FileRules.Find(LineRules.Id(rule)) is not null, $"{rule} has no descriptor."));

    [Fact]
    public async Task A_line_of_two_megabytes_is_checked_to_its_end()
    {
        var content = string.Concat(Enumerable.Repeat("寿司 🍣 ", 170_000));
        var good = $$"""{"custom_id":"a","method":"POST","body":{"model":"m","messages":[{"role":"user","content":"{{content}}"}]},"url":"/v1/chat/completions"}""";
        Assert.True(Encoding.UTF8.GetByteCount(good) > 1_900_000);
        Assert.Empty(await BatchFileRun.Of(good));

        var bad = good.Replace("chat/completions", "chat/completion", StringComparison.Ordinal);
        await BatchFileRun.Verify(bad.Replace("\"/v1/chat/completion\"", "{|BT1002:\"/v1/chat/completion\"|}", StringComparison.Ordinal));
        Assert.Equal(["BT5005"], (await BatchFileRun.Of(good, metadata: ("BatchTasksProvider", "DashScope"))).Select(d => d.Id));
    }
}
