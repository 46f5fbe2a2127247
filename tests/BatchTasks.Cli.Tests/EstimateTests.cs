using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

public sealed class EstimateTests : ToolTests
{
    [Fact]
    public async Task Requests_batches_tokens_and_costs_are_told_before_anything_is_sent()
    {
        var file = WriteChats("batch.jsonl", 3);
        var result = await Tool.RunAsync("estimate", file, "--expected-output-tokens", "100", "--max-requests", "2");
        var text = result.EndedWith(0).Output;
        foreach (var part in new[] { "3 in 2 batches", "/v1/chat/completions", "gpt-4o-mini", "300, as expected", " USD in batches (" })
            Assert.Contains(part, text);
    }

    [Fact]
    public async Task Prices_of_a_file_go_before_the_list()
    {
        var file = WriteChats("batch.jsonl", 2);
        File.WriteAllText(Path.Combine(Folder, "prices.json"), """{"models":{"gpt-4o-mini":{"input":1000000,"output":2000000}}}""");
        var json = (await Tool.RunAsync("estimate", file, "--expected-output-tokens", "10", "--prices", "prices.json", "--json")).EndedWith(0).Json;
        var input = json.GetProperty("input_tokens").GetDecimal();
        Assert.InRange(input, 2 * 8, 2 * 20);
        Assert.Equal(("expected", 20m), (json.GetProperty("output_source").GetString(), json.GetProperty("output_tokens").GetDecimal()));
        Assert.Equal((input + 40, (input + 40) / 2), (json.GetProperty("cost").GetDecimal(), json.GetProperty("batch_cost").GetDecimal()));
    }

    [Fact]
    public async Task A_table_that_is_none_is_said()
    {
        var file = WriteChats("batch.jsonl", 1);
        File.WriteAllText(Path.Combine(Folder, "prices.json"), """{"models":{"gpt-4o-mini":{"inputt":1}}}""");
        Assert.Contains("inputt", (await Tool.RunAsync("estimate", file, "--prices", "prices.json")).EndedWith(1).ErrorLine);
        Assert.Contains("gone.json", (await Tool.RunAsync("estimate", file, "--prices", "gone.json")).EndedWith(2).ErrorLine);
    }
}
