using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class TokenLimitTests : IDisposable
{
    private readonly TestFolder _folder = new();

    // A token for each x of the line.
    private static BatchWriteOptions Tokens(long? limit) => new() { CountTokens = line => line.Count((byte)'x'), MaxTokensPerFile = limit };

    private static AskTask Ask(string id, int tokens) => new(id, new string('x', tokens));

    [Fact]
    public async Task Files_are_split_where_the_tokens_would_pass_the_limit()
    {
        List<AskTask> tasks = [Ask("a", 4), Ask("b", 6), Ask("c", 1), Ask("d", 10), Ask("e", 0)];

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, Tokens(10));

        Assert.Equal([2, 1, 2], files.Parts.Select(part => part.Requests));
        Assert.Equal([10L, 1L, 10L], files.Parts.Select(part => part.Tokens!.Value));
        Assert.Equal(21, files.Tokens);
        Assert.Equal(files.Parts.Select(part => part.Bytes), files.Parts.Select(part => new FileInfo(part.Path).Length));
    }

    [Fact]
    public async Task Tokens_are_counted_without_a_limit_and_unknown_without_a_counter()
    {
        List<AskTask> tasks = [Ask("a", 4), Ask("b", 6)];

        var counted = await BatchFile.WriteAsync(_folder["counted.jsonl"], tasks, Tokens(null));
        var plain = await BatchFile.WriteAsync(_folder["plain.jsonl"], tasks);
        var summary = await BatchFile.WriteAsync(Stream.Null, tasks, Tokens(null));

        Assert.Equal((10L, 10L, 10L), (counted.Tokens, counted.Parts[0].Tokens, summary.Tokens));
        Assert.Equal((null, null), (plain.Tokens, plain.Parts[0].Tokens));
    }

    [Fact]
    public async Task The_counter_is_given_each_line_once_in_order_without_its_line_break()
    {
        var lines = new List<string>();
        var options = new BatchWriteOptions { CountTokens = line => { lines.Add(System.Text.Encoding.UTF8.GetString(line)); return 1; } };

        await BatchFile.WriteAsync(_folder["batch.jsonl"], Enumerable.Range(0, 2000).Select(i => Ask($"a{i}", 1000)).ToList(), options);

        Assert.Equal(await File.ReadAllLinesAsync(_folder["batch.jsonl"]), lines);
    }

    [Fact]
    public async Task A_task_over_the_limit_is_an_error_that_names_it_its_tokens_and_the_limit()
    {
        var error = await Assert.ThrowsAsync<BatchTaskException>(
            () => BatchFile.WriteAsync(_folder["batch.jsonl"], [Ask("a", 10), Ask("b", 11)], Tokens(10)));

        Assert.Equal(("BT5005", "b", 1), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Equal(
            "BT5005: Task 2 (custom_id \"b\") has a prompt of 11 tokens; BatchWriteOptions.MaxTokensPerFile allows 10 in one file. "
            + "Shorten its text, divide it into several tasks, or raise the limit if your organization's queue takes more.",
            error.Message);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_stream_cannot_be_split()
    {
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(Stream.Null, [Ask("a", 6), Ask("b", 5)], Tokens(10)));

        Assert.Equal(("BT5005", "b", 1), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Contains("the file would pass BatchWriteOptions.MaxTokensPerFile of 10 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_without_a_counter_or_below_one_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => BatchFile.WriteAsync(_folder["batch.jsonl"], [Ask("a", 1)], new BatchWriteOptions { MaxTokensPerFile = 5 }));
        Assert.StartsWith("MaxTokensPerFile is 5, but no tokens are counted. Give CountTokens too.", error.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], [Ask("a", 1)], Tokens(0)));
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
