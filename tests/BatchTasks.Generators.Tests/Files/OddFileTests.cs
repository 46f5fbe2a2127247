using System.Globalization;
using System.Text;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>Files that are no lines of JSON at all: one mistake gives one finding.</summary>
public class OddFileTests
{
    private const string Line = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""";

    [Fact]
    public async Task Indented_JSON_is_one_finding()
    {
        await BatchFileRun.Verify(
            """
            {|BT5001:{|}
              "custom_id": "a",
              "method": "GET",
              "body": {
                "model": "m"
              }
            }
            {
              "custom_id": "b"
            }
            """);
        await BatchFileRun.Verify("{|BT5001:[|}\n  {\n    \"custom_id\": \"a\"\n  },\n  {}\n]\n");
        await BatchFileRun.Verify("\n  {|BT5001:[|}\r\n\r\n1,\r\n2]\r\n", metadata: ("BatchTasksEndpoint", ""));
    }

    [Fact]
    public Task What_follows_indented_JSON_is_checked() => BatchFileRun.Verify(
        $$"""
        {{Line}}
        {|BT5001:{ "custom_id": "b",|}
          "body": {} }
        {"custom_id":{|BT1106:"a"|},"method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }
        {|BT5001:|}not JSON
        """);

    [Fact]
    public Task An_indented_value_that_is_cut_off_is_one_finding() =>
        BatchFileRun.Verify("{|BT5001:{|}\n  \"custom_id\": \"a\",\n  \"method\":\n");

    [Fact]
    public async Task A_request_that_is_cut_off_is_not_taken_for_indented_JSON()
    {
        await BatchFileRun.Verify($"{Line[..^1]}{{|BT5001:|}}\n{Line.Replace("\"a\"", "{|BT5002:1|}", StringComparison.Ordinal)}\n");
        await BatchFileRun.Verify($"{Line[..^1]}{{|BT5001:|}}\n\n\n");
        await BatchFileRun.Verify($"{Line[..^1]}{{|BT5001:|}}");
    }

    [Fact]
    public async Task Indented_JSON_of_megabytes_is_one_finding()
    {
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"  {{\n    \"custom_id\": \"row-{i}\",\n    \"method\": \"POST\"\n  }},\n"));
        await BatchFileRun.Verify($"{{|BT5001:[|}}\n{rows}  1\n]\n");
        await BatchFileRun.Verify($"{{|BT5001:[|}}\n{rows}{rows}{rows}  1\n]\n");
    }

    [Fact]
    public async Task Many_requests_that_are_cut_off_take_no_more_time_than_others()
    {
        // Each is looked at again together with what follows; a look that went on to the end of the file would take minutes.
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{Line[..^2]}\n"));
        Assert.Equal(21, (await BatchFileRun.Of(text)).Length);
    }

    [Fact]
    public async Task A_merge_conflict_is_one_finding()
    {
        await BatchFileRun.Verify(
            $$"""
            {|BT5001:<<<<<<< HEAD|}
            {{Line}}
            =======
            {{Line}}
            >>>>>>> branch
            {"custom_id":{|BT1106:"a"|},"method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }
            {|BT5001:<<<<<<< HEAD|}
            ||||||| base
            {}
            =======
            {}
            >>>>>>> branch
            """);
        await BatchFileRun.Verify($"{Line}\n{{|BT5001:|}}=======\n{{|BT5001:|}}<<<<<<<<\n");
    }

    [Fact]
    public async Task A_byte_order_mark_is_told_and_counted()
    {
        var text = SourceText.From(Line, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var diagnostic = Assert.Single(await BatchFileRun.Of(text));
        Assert.Equal(("BT5006", new LinePositionSpan()), (diagnostic.Id, diagnostic.Location.GetLineSpan().Span));
        Assert.Empty(await BatchFileRun.Of(SourceText.From(Line)));
    }

    /// <summary>Where the project names the encoding of all files, nothing tells that of this one.</summary>
    [Fact]
    public async Task With_a_code_page_of_the_project_no_encoding_is_known()
    {
        Assert.Empty(await BatchFileRun.Of(SourceText.From(Line, Encoding.UTF8), new TestProject { Properties = { ["CodePage"] = "65001" } }));
        Assert.Single(await BatchFileRun.Of(SourceText.From(Line, Encoding.UTF8), new TestProject { Properties = { ["CodePage"] = "" } }));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_told_once_at_its_place()
    {
        var latin = $"{Line}\n{Line.Replace("\"a\"", "\"Käse\"", StringComparison.Ordinal)}\n{Line.Replace("\"a\"", "\"Öl\"", StringComparison.Ordinal)}\n";
        var diagnostic = Assert.Single(await BatchFileRun.Of(SourceText.From(latin, Encoding.Latin1)));
        Assert.Equal("BT5001", diagnostic.Id);
        Assert.Equal("The file is not UTF-8, as all JSON is: it was read as iso-8859-1", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(latin.IndexOf('ä', StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.Equal(new LinePosition(1, Line.IndexOf("a\"", StringComparison.Ordinal) + 1), diagnostic.Location.GetLineSpan().StartLinePosition);

        Assert.Equal(["BT5001"], (await BatchFileRun.Of(SourceText.From(latin, Encoding.Unicode))).Select(d => d.Id));
    }

    [Fact]
    public async Task What_is_UTF8_in_another_encodings_clothes_is_not_told()
    {
        Assert.Empty(await BatchFileRun.Of(SourceText.From(Line, Encoding.Latin1)));
        Assert.Empty(await BatchFileRun.Of(SourceText.From(Line, Encoding.ASCII)));
        var misread = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Line.Replace("\"a\"", "\"Käse 日本\"", StringComparison.Ordinal)));
        Assert.Empty(await BatchFileRun.Of(SourceText.From(misread, Encoding.Latin1)));
    }
}
