using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

public sealed class ValidateTests : ToolTests
{
    [Fact]
    public async Task A_sound_file_is_said_to_be_and_ends_with_0()
    {
        var result = await Tool.RunAsync("validate", WriteChats("batch.jsonl", 3));
        Assert.Equal("1 file: 0 errors, 0 warnings.\n", result.EndedWith(0).Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Each_problem_has_its_place_and_an_error_ends_with_1()
    {
        Write("a.jsonl", Requests.Chat("a"), Requests.Chat("a"));
        Write("b.jsonl", Requests.Chat("b").Replace("\"method\"", "\"extra\":1,\"method\"", StringComparison.Ordinal));
        var result = await Tool.RunAsync("validate", "a.jsonl", "b.jsonl");
        Assert.Equal(
            """
            a.jsonl(2,14): error BT1106: The custom_id 'a' is that of line 1 too; answers could not be told apart.
            b.jsonl(1,18): warning BT5003: 'extra' is no field of a request line: it has custom_id, method, url and body.
            2 files: 1 error, 1 warning.

            """,
            result.EndedWith(1).Output);

        var quiet = await Tool.RunAsync("validate", "b.jsonl", "--quiet");
        Assert.Equal(("", ""), (quiet.EndedWith(0).Output, quiet.Error));
    }

    [Fact]
    public async Task All_problems_are_counted_and_the_first_are_listed()
    {
        var file = Write("a.jsonl", [.. Enumerable.Repeat(Requests.Chat("a"), 5)]);
        var result = await Tool.RunAsync("validate", file, "--max-problems", "2");
        Assert.Equal(2, result.EndedWith(1).Output.Split('\n').Count(line => line.Contains("BT1106", StringComparison.Ordinal)));
        Assert.Contains("4 errors", result.Output);
        Assert.Equal("a.jsonl: 2 more; --max-problems 0 lists all.\n", result.Error);

        var all = await Tool.RunAsync("validate", file, "--max-problems", "0");
        Assert.Equal(4, all.Output.Split('\n').Count(line => line.Contains("BT1106", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_document_has_the_same()
    {
        var file = Write("a.jsonl", Requests.Chat("ä"), Requests.Chat("ä"));
        var result = await Tool.RunAsync("validate", file, "--json");
        Assert.Contains("'ä'", result.EndedWith(1).Output);
        var checkedFile = result.Json.GetProperty("files")[0];
        Assert.Equal((1, 0), (result.Json.GetProperty("errors").GetInt32(), result.Json.GetProperty("warnings").GetInt32()));
        Assert.Equal("a.jsonl", checkedFile.GetProperty("file").GetString());
        var problem = checkedFile.GetProperty("problems")[0];
        Assert.Equal(("BT1106", "error", "duplicate_custom_id"), (Text("rule"), Text("severity"), Text("service_code")));
        Assert.Equal((2, 14, 1), (Number("line"), Number("column"), Number("other_line")));

        string? Text(string name) => problem.GetProperty(name).GetString();
        int Number(string name) => problem.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task The_standard_input_is_a_file_too()
    {
        var tool = new Tool(Folder) { Input = Requests.Chat("a") + "\n{\n" };
        var result = await tool.RunAsync("validate", "-");
        Assert.StartsWith("stdin(2,", result.EndedWith(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_and_the_endpoint_decide()
    {
        var file = Write("a.jsonl", Requests.Chat(new string('x', 65)));
        (await Tool.RunAsync("validate", file)).EndedWith(0);
        Assert.Contains("BT1107", (await Tool.RunAsync("validate", file, "--provider", "portable")).Output);
        Assert.Contains("BT1005", (await Tool.RunAsync("validate", file, "--endpoint", "/v1/embeddings")).EndedWith(1).Output);
    }
}
