using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class LimitTests : IDisposable
{
    private readonly TestFolder _folder = new();

    // All of these take lines of the same length.
    private static List<AskTask> Asks(int count) => [.. Enumerable.Range(0, count).Select(i => new AskTask($"a{i}", "é"))];

    private static int LineBytes { get; } = Encoding.UTF8.GetByteCount(
        """{"custom_id":"a0","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"é"}]}}""") + 1;

    private static BatchWriteOptions Limits(int requests = int.MaxValue, long bytes = long.MaxValue, long? line = null) => new()
    {
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = requests, MaxBytesPerFile = bytes, MaxBytesPerLine = line },
    };

    [Fact]
    public async Task The_limit_of_requests_splits_into_numbered_files()
    {
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(7), Limits(requests: 3));

        Assert.Equal(["batch-0001.jsonl", "batch-0002.jsonl", "batch-0003.jsonl"], _folder.Names);
        Assert.Equal([3, 3, 1], files.Parts.Select(part => part.Requests));
        Assert.Equal(_folder.Names, files.Parts.Select(part => Path.GetFileName(part.Path)));
        Assert.Equal(7, files.Requests);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "a5", "a6"], await ReadIdsAsync(files));
    }

    [Fact]
    public async Task A_limit_that_is_just_reached_keeps_one_file()
    {
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(3), Limits(requests: 3, bytes: 3 * LineBytes, line: LineBytes));

        Assert.Equal(["batch.jsonl"], _folder.Names);
        Assert.Equal(3 * LineBytes, files.Bytes);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-1, 3)]
    public async Task The_limit_of_bytes_counts_the_bytes_of_the_final_lines(int extra, int expectedParts)
    {
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(6), Limits(bytes: (3 * LineBytes) + extra));

        Assert.Equal(expectedParts, files.Parts.Count);
        foreach (var part in files.Parts)
        {
            Assert.Equal(part.Requests * LineBytes, part.Bytes);
            Assert.Equal(part.Bytes, new FileInfo(part.Path).Length);
        }

        Assert.Equal(6, (await ReadIdsAsync(files)).Count);
    }

    [Fact]
    public async Task Files_that_span_many_blocks_are_split_without_losing_a_line()
    {
        var tasks = Enumerable.Range(0, 50_000).Select(i => new AskTask($"a{i}", new string('x', i % 97))).ToList();

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, Limits(bytes: 2_500_000));

        Assert.InRange(files.Parts.Count, 3, 10);
        Assert.All(files.Parts, part => Assert.Equal(part.Bytes, new FileInfo(part.Path).Length));
        Assert.All(files.Parts, part => Assert.InRange(part.Bytes, 1, 2_500_000));
        Assert.Equal(tasks.Select(task => task.Id), await ReadIdsAsync(files));
    }

    [Fact]
    public async Task Embedding_inputs_are_counted_over_the_file_and_in_each_request()
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxEmbeddingInputsPerBatch = 10, MaxEmbeddingInputsPerRequest = 6 } };
        List<VectorTask> tasks = [new("a", 6), new("b", 4), new("c", 1), new("d", 6)];

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, options);

        Assert.Equal([10, 7], files.Parts.Select(part => part.EmbeddingInputs));
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["x.jsonl"], [new VectorTask("a", 7)], options));
        Assert.Equal(("BT5008", "a", 0), (error.RuleId, error.CustomId, error.TaskIndex));
    }

    [Fact]
    public async Task Inputs_are_not_counted_for_other_endpoints()
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxEmbeddingInputsPerBatch = 1 } };

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(3), options);

        Assert.Equal(0, Assert.Single(files.Parts).EmbeddingInputs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_over_the_limit_is_an_error_that_names_its_id(bool lineLimit)
    {
        var options = lineLimit ? Limits(line: LineBytes - 1) : Limits(bytes: LineBytes - 1);

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(1), options));

        Assert.Equal(("BT5005", "a0", 0), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Contains("\"a0\"", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{LineBytes:N0} bytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_stream_is_one_file_so_passing_a_limit_is_an_error()
    {
        var requests = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(Stream.Null, Asks(3), Limits(requests: 2)));
        Assert.Equal(("BT5004", "a2", 2), (requests.RuleId, requests.CustomId, requests.TaskIndex));

        var bytes = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(Stream.Null, Asks(3), Limits(bytes: (2 * LineBytes) + 1)));
        Assert.Equal(("BT5005", "a2", 2), (bytes.RuleId, bytes.CustomId, bytes.TaskIndex));

        var inputs = await Assert.ThrowsAsync<BatchTaskException>(
            () => BatchFile.WriteAsync(Stream.Null, Enumerable.Range(0, 26).Select(i => new VectorTask($"{i}", 2000)).ToList()));
        Assert.Equal(("BT5008", 25), (inputs.RuleId, inputs.TaskIndex));
    }

    [Fact]
    public async Task The_presets_hold_the_limits_of_the_services()
    {
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(50_001));
        Assert.Equal([50_000, 1], files.Parts.Select(part => part.Requests));

        var azure = await BatchFile.WriteAsync(_folder["azure.jsonl"], Asks(50_001), new() { Provider = BatchProvider.AzureOpenAI });
        Assert.Single(azure.Parts);
    }

    [Fact]
    public async Task A_duplicate_id_is_an_error_that_names_both_positions()
    {
        var tasks = Asks(2000);
        tasks[1500] = tasks[1500] with { Id = "a42" };

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], tasks));

        Assert.Equal(("BT1106", "a42", 1500, 42), (error.RuleId, error.CustomId, error.TaskIndex, error.FirstTaskIndex));
        Assert.StartsWith("BT1106: Task 1,501 has the custom_id \"a42\", which task 43 has too.", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Ids_are_unique_over_all_parts()
    {
        List<AskTask> tasks = [new("a", ""), new("b", ""), new("c", ""), new("a", "")];

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, Limits(requests: 1)));

        Assert.Equal((3, 0), (error.TaskIndex, error.FirstTaskIndex));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Ids_that_are_equal_only_as_written_are_duplicates()
    {
        List<AskTask> tasks = [new("x\ud800", ""), new("\"quoted\"\n", ""), new("x\udfff", "")];

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], tasks));

        Assert.Equal(("x\ufffd", 2, 0), (error.CustomId, error.TaskIndex, error.FirstTaskIndex));
    }

    [Fact]
    public async Task Ids_that_differ_only_in_what_is_escaped_are_not_duplicates()
    {
        List<AskTask> tasks = [new("a\n", ""), new("a\\n", ""), new("a\"", ""), new("a", "")];

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks);

        Assert.Equal(tasks.Select(task => task.Id), await ReadIdsAsync(files));
    }

    [Fact]
    public async Task An_empty_id_is_an_error()
    {
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("a", ""), new AskTask("", "")]));

        Assert.Equal(("BT1107", "", 1), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Contains("Task 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ids_length_is_counted_in_code_points_of_its_text()
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxCustomIdLength = 4 } };

        await BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("😀é\n\"", "")], options);
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("😀é\n\"x", "")], options));

        Assert.Equal(("BT1107", "😀é\n\"x", 0), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Contains("5 characters", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "' '")]
    [InlineData("a.b", "'.'")]
    [InlineData("caf\u00e9", "'\u00e9'")]
    [InlineData("\ud83d\ude00", "'\ud83d\ude00'")]
    [InlineData("a\n", "U+000A")]
    public async Task An_id_outside_the_providers_alphabet_is_an_error(string id, string character)
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.Portable };

        await BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask(id, "")]);
        var error = await Assert.ThrowsAsync<BatchTaskException>(
            () => BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("AZaz09_-", ""), new AskTask(id, "")], options));

        Assert.Equal(("BT1107", id, 1), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.Contains($"with {character}; any known service takes only A-Z a-z 0-9 _ -.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alphabet_of_ones_own_may_go_beyond_ASCII()
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { CustomIdAlphabet = "ab\u00e9\ud83d\ude00" } };

        await BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("a\u00e9b", ""), new AskTask("\ud83d\ude00a", "")], options);
        await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("\ud83d\ude01", "")], options));
    }

    [Fact]
    public async Task A_number_that_JSON_lacks_is_an_error_that_names_the_task()
    {
        List<TemperatureTask> tasks = [new(1, 0), new(2, double.NaN)];

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync<TemperatureTask, string>(_folder["batch.jsonl"], tasks));

        Assert.Equal(("BT2003", "t-2", 1), (error.RuleId, error.CustomId, error.TaskIndex));
        Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
        Assert.Contains("Task 2 (custom_id \"t-2\")", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<List<string>> ReadIdsAsync(BatchFileSet files)
    {
        var ids = new List<string>();
        foreach (var part in files.Parts)
            ids.AddRange(await BatchFile.ReadCustomIdsAsync(part.Path).ToListAsync());

        return ids;
    }
}
