using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

public sealed class SplitTests : ToolTests
{
    [Fact]
    public async Task A_file_is_split_into_numbered_parts_line_for_line()
    {
        var file = WriteChats("batch.jsonl", 5);
        var result = await Tool.RunAsync("split", file, "--output", "parts/", "--max-requests", "2");
        var lines = result.EndedWith(0).Output.TrimEnd().Split('\n');
        Assert.Equal(["parts/batch-0001.jsonl", "parts/batch-0002.jsonl", "parts/batch-0003.jsonl"], lines[1..].Select(static line => line.Split(' ')[0]));
        Assert.Equal("5 requests in 3 files.\n", result.Error);
        Assert.Equal(
            File.ReadAllText(Path.Combine(Folder, file)),
            string.Concat(Enumerable.Range(1, 3).Select(i => File.ReadAllText(Path.Combine(Folder, "parts", $"batch-000{i}.jsonl")))));
    }

    [Fact]
    public async Task The_document_has_the_parts()
    {
        var result = await Tool.RunAsync("split", WriteChats("batch.jsonl", 3), "-o", "part.jsonl", "--max-requests", "2", "--json");
        Assert.Equal(3, result.EndedWith(0).Json.GetProperty("requests").GetInt32());
        Assert.Equal(
            [("part-0001.jsonl", 2), ("part-0002.jsonl", 1)],
            result.Json.GetProperty("parts").EnumerateArray().Select(static part => (part.GetProperty("file").GetString(), part.GetProperty("requests").GetInt32())));
    }

    [Fact]
    public async Task What_the_service_would_refuse_is_said_and_nothing_is_written()
    {
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("a"));
        var result = await Tool.RunAsync("split", file, "-o", "parts/");
        Assert.Contains("batch.jsonl(2,14): BT1106", result.EndedWith(1).ErrorLine);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "parts")));
    }

    [Fact]
    public async Task The_input_is_not_written_over()
    {
        var file = WriteChats("batch.jsonl", 1);
        Assert.Contains("is the input file itself", (await Tool.RunAsync("split", file, "-o", "./")).EndedWith(2).ErrorLine);
    }
}
