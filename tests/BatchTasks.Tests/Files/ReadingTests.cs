using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class ReadingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static string Ok(int i) => Outcomes.Line($"a{i}", $"answer {i}");

    private static IEnumerable<string> Values(IEnumerable<BatchOutcome<string>> outcomes) =>
        outcomes.Select(outcome => Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value);

    [Fact]
    public async Task The_output_file_comes_before_the_error_file()
    {
        var output = _folder.Write("output.jsonl", $"{Ok(1)}\n{Ok(2)}\n");
        var errors = _folder.Write("errors.jsonl", """{"custom_id":"a3","response":null,"error":{"code":"batch_expired","message":"late"}}""");

        var outcomes = await BatchFile.ReadAsync<AskTask, string>(output, errors).ToListAsync();

        Assert.Equal(["a1", "a2", "a3"], outcomes.Select(outcome => outcome.CustomId));
        Assert.Equal(new BatchLineLocation(output, 2), outcomes[1].Location);
        Assert.Equal($"{errors}:1", outcomes[2].Location.ToString());
        Assert.Equal(BatchOutcomeKind.Expired, outcomes[2].Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task One_file_is_enough(string? absent)
    {
        var file = _folder.Write("some.jsonl", Ok(1));

        Assert.Single(await BatchFile.ReadAsync<AskTask, string>(file, absent).ToListAsync());
        Assert.Single(await BatchFile.ReadAsync<AskTask, string>(absent, file).ToListAsync());
        Assert.Throws<ArgumentException>(() => BatchFile.ReadAsync<AskTask, string>(absent, absent));
    }

    [Fact]
    public async Task A_missing_file_is_an_error_before_any_outcome()
    {
        var output = _folder.Write("output.jsonl", Ok(1));
        var outcomes = BatchFile.ReadAsync<AskTask, string>(output, _folder["errors.jsonl"]).GetAsyncEnumerator();

        var error = await Assert.ThrowsAsync<FileNotFoundException>(async () => await outcomes.MoveNextAsync());

        Assert.Equal(_folder["errors.jsonl"], error.FileName);
        Assert.Contains("errors.jsonl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_a_line_are_an_error_that_names_them()
    {
        var output = _folder.Write("output.jsonl", "");
        var errors = _folder.Write("errors.jsonl", "\n \r\n");

        var error = await Assert.ThrowsAsync<InvalidDataException>(async () => await BatchFile.ReadAsync<AskTask, string>(output, errors).ToListAsync());

        Assert.Contains(output, error.Message, StringComparison.Ordinal);
        Assert.Contains(errors, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_error_file_beside_results_is_no_error()
    {
        // Azure OpenAI writes one for a batch in which all succeeded.
        var outcomes = await BatchFile.ReadAsync<AskTask, string>(_folder.Write("o.jsonl", Ok(1)), _folder.Write("e.jsonl", "")).ToListAsync();

        Assert.Single(outcomes);
    }

    [Fact]
    public async Task Ids_of_the_input_file_that_never_came_back_are_missing()
    {
        await BatchFile.WriteAsync(_folder["input.jsonl"], Enumerable.Range(1, 5).Select(i => new AskTask($"a{i}", "")).ToList());
        var output = _folder.Write("output.jsonl", $"{Ok(4)}\n{Ok(2)}\n");

        var outcomes = await BatchFile.ReadAsync<AskTask, string>(output, null, new() { InputFile = _folder["input.jsonl"] }).ToListAsync();

        Assert.Equal(["a4", "a2", "a1", "a3", "a5"], outcomes.Select(outcome => outcome.CustomId));
        Assert.Equal([0, 0, 7, 7, 7], outcomes.Select(outcome => (int)outcome.Kind));
        Assert.All(outcomes[2..], outcome => Assert.Null(outcome.Location));

        var empty = _folder.Write("empty.jsonl", "");
        var none = await BatchFile.ReadAsync<AskTask, string>(empty, null, new() { InputFile = _folder["input.jsonl"] }).ToListAsync();
        Assert.Equal(5, none.Count(outcome => outcome is BatchOutcome<string>.Missing));
    }

    [Fact]
    public async Task Line_ends_blank_lines_and_a_byte_order_mark_are_stepped_over_and_counted()
    {
        var outcomes = await Outcomes.ReadAsync($"\ufeff{Ok(1)}\r\n\r\n  \t\n\n{Ok(2)}\n{Ok(3)}");

        Assert.Equal(["answer 1", "answer 2", "answer 3"], Values(outcomes));
        Assert.Equal([1L, 5L, 6L], outcomes.Select(outcome => outcome.Location!.Value.LineNumber));
    }

    [Fact]
    public async Task Lines_end_at_the_line_feed_only()
    {
        var outcomes = await Outcomes.ReadAsync(Outcomes.Line("a", "one\u2028two\u0085three\u2029four") + "\n");

        Assert.Equal(["one\u2028two\u0085three\u2029four"], Values(outcomes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Streams_that_give_little_at_a_time_are_read_alike(int atATime)
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => Ok(i) + (i % 2 == 0 ? "\r\n" : "\n")));
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(text), atATime);

        var outcomes = await BatchFile.ReadAsync<AskTask, string>(stream, "s").ToListAsync();

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"answer {i}"), Values(outcomes));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_keeps_its_whole_lines_and_says_so()
    {
        var outcomes = await Outcomes.ReadAsync($"{Ok(1)}\n{Ok(2)[..^60]}");

        Assert.Equal(["answer 1"], Values(outcomes[..1]));
        var invalid = Assert.IsType<BatchOutcome<string>.Invalid>(outcomes[1]);
        Assert.Equal("a2", invalid.CustomId);
        Assert.Contains("ends inside response.body: the file was probably cut off", invalid.Problem, StringComparison.Ordinal);
        Assert.StartsWith("output.jsonl:2: ", invalid.Reason, StringComparison.Ordinal);
        Assert.Equal(Ok(2)[..^60], Encoding.UTF8.GetString(invalid.RawBody.Span));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD", "merge-conflict")]
    [InlineData("=======", "merge-conflict")]
    [InlineData(">>>>>>> other", "merge-conflict")]
    [InlineData("<html><body>Bad gateway</body></html>", "not a JSON object")]
    [InlineData("[1,2]", "not a JSON object")]
    [InlineData("\"text\"", "not a JSON object")]
    [InlineData("{", "not indented")]
    [InlineData("{\"custom_id\": \"a9\",", "not indented")]
    [InlineData("{\"custom_id\": \"a9\"} {}", "not valid JSON")]
    [InlineData("{\"custom_id\": \"a9\", oops}", "not valid JSON")]
    [InlineData("{}", "no custom_id")]
    [InlineData("{\"custom_id\": \"\", \"response\": {}}", "no custom_id")]
    [InlineData("{\"custom_id\": \"a9\"}", "neither a response nor an error")]
    [InlineData("{\"custom_id\": \"a9\", \"response\": null, \"error\": null}", "neither a response nor an error")]
    [InlineData("{\"custom_id\": \"a9\", \"response\": {\"status_code\": 200}, \"error\": null}", "no body")]
    [InlineData("{\"custom_id\": \"a9\", \"response\": 5, \"error\": null}", "no body")]
    [InlineData("{\"custom_id\": \"a9\", \"response\": [], \"error\": null}", "no body")]
    [InlineData("{\"custom_id\": \"a9\", \"response\": [1, {\"error\": 2}, \"x\"], \"error\": null}", "no body")]
    [InlineData("\0\0\0\0", "not a JSON object")]
    public async Task A_bad_line_is_invalid_and_hides_no_other(string bad, string problem)
    {
        var outcomes = await Outcomes.ReadAsync($"{Ok(1)}\n{bad}\n{Ok(2)}\n");

        Assert.Equal(["answer 1", "answer 2"], Values([outcomes[0], outcomes[2]]));
        var invalid = Assert.IsType<BatchOutcome<string>.Invalid>(outcomes[1]);
        Assert.Contains(problem, invalid.Problem, StringComparison.Ordinal);
        Assert.Equal(new BatchLineLocation("output.jsonl", 2), invalid.Location);
        Assert.Equal(bad, Encoding.UTF8.GetString(invalid.RawBody.Span));
        Assert.Equal(bad.Contains("a9", StringComparison.Ordinal) ? "a9" : "", invalid.CustomId);
    }

    [Fact]
    public async Task Invalid_UTF8_is_invalid_and_still_tells_an_intact_id()
    {
        byte[] bad = [.. Encoding.UTF8.GetBytes(Ok(1).Replace("answer", "answer\uffff", StringComparison.Ordinal))];
        bad[bad.AsSpan().IndexOf(new byte[] { 0xEF, 0xBF, 0xBF })] = 0xFF;
        byte[] badId = [.. Encoding.UTF8.GetBytes(Ok(2))];
        badId[badId.AsSpan().IndexOf("a2"u8)] = 0xC0;

        var outcomes = await Outcomes.ReadAsync<AskTask, string>(new byte[][] { bad, badId, Encoding.UTF8.GetBytes(Ok(3)) }.SelectMany(line => line.Append((byte)'\n')).ToArray());

        Assert.Equal(["a1", "", "a3"], outcomes.Select(outcome => outcome.CustomId));
        Assert.Contains("not valid UTF-8", Assert.IsType<BatchOutcome<string>.Invalid>(outcomes[0]).Problem, StringComparison.Ordinal);
        Assert.Equal(bad, outcomes[0].RawBody.ToArray());
        Assert.Equal(BatchOutcomeKind.Invalid, outcomes[1].Kind);
        Assert.Equal(BatchOutcomeKind.Succeeded, outcomes[2].Kind);
    }

    [Fact]
    public async Task A_line_of_100_megabytes_is_read()
    {
        const int Length = 100_000_000;
        var around = $"{Ok(1)}\n{Outcomes.Line("long", "|")}\n{Ok(2)}\n".Split('|');
        using var file = new MemoryStream(Length + 4096);
        file.Write(Encoding.UTF8.GetBytes(around[0]));
        var block = Encoding.UTF8.GetBytes(new string('x', Length / 100));
        for (var i = 0; i < 100; i++)
            file.Write(block);

        file.Write(Encoding.UTF8.GetBytes(around[1]));
        file.Position = 0;

        var values = Values(await BatchFile.ReadAsync<AskTask, string>(file, "s").ToListAsync()).ToList();

        Assert.Equal(["answer 1", "answer 2"], [values[0], values[2]]);
        Assert.Equal(Length, values[1].Length);
        Assert.False(values[1].AsSpan().ContainsAnyExcept('x'));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_line_over_the_limit_is_invalid_and_reading_goes_on(string lineEnd)
    {
        var outcomes = await Outcomes.ReadAsync(
            $"{Ok(1)}{lineEnd}{Outcomes.Line("long", new string('x', 3_000_000))}{lineEnd}{Ok(2)}{lineEnd}",
            new() { MaxLineBytes = 1_000_000 });

        Assert.Equal(["answer 1", "answer 2"], Values([outcomes[0], outcomes[2]]));
        var invalid = Assert.IsType<BatchOutcome<string>.Invalid>(outcomes[1]);
        Assert.Equal(("long", 2L), (invalid.CustomId, invalid.Location!.Value.LineNumber));
        Assert.Contains("1,000,000 bytes", invalid.Problem, StringComparison.Ordinal);
        Assert.StartsWith("{\"id\": \"batch_req_1\"", Encoding.UTF8.GetString(invalid.RawBody.Span), StringComparison.Ordinal);
        Assert.Equal(3, outcomes[2].Location!.Value.LineNumber);
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("", false)]
    public async Task The_limit_of_a_line_is_exact(string lineEnd, bool fits)
    {
        var line = Outcomes.Line("a", new string('x', 400_000));
        var text = "\ufeff" + line + lineEnd + (lineEnd.Length > 0 ? Ok(2) : "");

        var outcomes = await Outcomes.ReadAsync(text, new() { MaxLineBytes = fits ? line.Length : line.Length - 1 });

        Assert.Equal(fits ? BatchOutcomeKind.Succeeded : BatchOutcomeKind.Invalid, outcomes[0].Kind);
        Assert.Equal("a", outcomes[0].CustomId);
        Assert.Equal(lineEnd.Length > 0 ? 2 : 1, outcomes.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_that_no_line_can_keep_is_refused(int maxLineBytes)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            BatchFile.ReadAsync<AskTask, string>(_folder["output.jsonl"], null, new BatchReadOptions { MaxLineBytes = maxLineBytes }));

        Assert.Equal(nameof(BatchReadOptions.MaxLineBytes), error.ParamName);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{Ok(1)}\n{Ok(2)}\n"));
        var outcomes = BatchFile.ReadAsync<AskTask, string>(stream, "s", cancellationToken: cancellation.Token).GetAsyncEnumerator();

        Assert.True(await outcomes.MoveNextAsync());
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await outcomes.MoveNextAsync());
    }

    [Fact]
    public async Task The_ids_of_an_input_file_come_in_the_order_of_its_lines()
    {
#pragma warning disable BT2001, BT2005 // An id inside the body is none of the line.
        var file = _folder.Write("input.jsonl", "{\"body\":{\"custom_id\":\"no\"},\"url\":\"/v1/responses\",\"method\":\"POST\",\"custom_id\":\"b\"}\r\n\n{\"custom_id\":\"\\u0061\"}");
#pragma warning restore BT2001, BT2005

        Assert.Equal(["b", "a"], await BatchFile.ReadCustomIdsAsync(file).ToListAsync());
    }

    [Theory]
    [InlineData("{\"custom_id\":\"b\"")]
    [InlineData("{\"method\":\"POST\"}")]
    [InlineData("nonsense")]
    public async Task A_broken_line_of_an_input_file_is_an_error_that_names_it(string line)
    {
        var file = _folder.Write("input.jsonl", "{\"custom_id\":\"a\"}\n" + line);

        var error = await Assert.ThrowsAsync<InvalidDataException>(async () => await BatchFile.ReadCustomIdsAsync(file).ToListAsync());

        Assert.StartsWith($"{file}:2: ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await BatchFile.ReadCustomIdsAsync(_folder["none"]).ToListAsync());
    }

    [Fact]
    public async Task Two_hundred_thousand_tasks_are_written_and_come_back()
    {
        const int Count = 200_000;
        var input = await BatchFile.WriteAsync<TemperatureTask, string>(
            _folder["input.jsonl"], Enumerable.Range(0, Count).Select(i => new TemperatureTask(i, 0)), new() { Provider = BatchProvider.Vllm });
        await File.WriteAllLinesAsync(_folder["output.jsonl"], Enumerable.Range(0, Count).Reverse().Select(i => Outcomes.Line($"t-{i}", "x")));

        var seen = new bool[Count];
        await foreach (var outcome in BatchFile.ReadAsync<TemperatureTask, string>(_folder["output.jsonl"], null, new() { InputFile = input.Parts[0].Path }))
        {
            ref var isSeen = ref seen[int.Parse(outcome.CustomId.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture)];
            if (isSeen || outcome.Kind != BatchOutcomeKind.Succeeded)
                Assert.Fail($"{outcome.CustomId} came twice or as {outcome.Kind}.");

            isSeen = true;
        }

        Assert.DoesNotContain(false, seen);
    }

    public void Dispose() => _folder.Dispose();
}
