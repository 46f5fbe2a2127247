using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class DifferenceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static List<AskTask> Asks(int count) => [.. Enumerable.Range(1, count).Select(i => new AskTask($"a-{i}", $"text {i}"))];

    private async Task<string[]> WriteAsync(IEnumerable<AskTask> tasks, int requestsPerFile = int.MaxValue)
    {
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = requestsPerFile } };
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, options);
        return [.. files.Parts.Select(part => part.Path)];
    }

    [Fact]
    public async Task The_same_tasks_have_no_difference_however_the_files_were_split()
    {
        var files = await WriteAsync(Asks(1000), requestsPerFile: 300);
        Assert.Equal(4, files.Length);

        Assert.Null(await BatchFile.FindDifferenceAsync(files, Asks(1000)));
        Assert.Null(await BatchFile.FindDifferenceAsync(files, Async(Asks(1000))));
        Assert.Null(await BatchFile.FindDifferenceAsync<AskTask, string>(files, Asks(1000).AsEnumerable()));
        Assert.Null(await BatchFile.FindDifferenceAsync<AskTask, string>(files, Async(Asks(1000))));
        Assert.Null(await BatchFile.FindDifferenceAsync(files, Asks(1000).Select(IBatchTask<AskTask, string> (task) => task)));
        Assert.Null(await BatchFile.FindDifferenceAsync(files, Async(Asks(1000).Select(IBatchTask<AskTask, string> (task) => task))));
    }

    [Fact]
    public async Task A_changed_row_is_named_with_the_member_that_differs_and_both_values()
    {
        var tasks = Asks(1000);
        var files = await WriteAsync(tasks, requestsPerFile: 300);
        tasks[700] = tasks[700] with { Text = "another text" };
        tasks[900] = tasks[900] with { Text = "is not told" };

        var difference = await BatchFile.FindDifferenceAsync(files, tasks);

        Assert.Equal(
            new BatchFileDifference
            {
                Kind = BatchFileDifferenceKind.Changed,
                Row = 701,
                EarlierCustomId = "a-701",
                CustomId = "a-701",
                Member = "body.messages[0].content",
                EarlierLocation = new BatchLineLocation(files[2], 101),
                Message = "Row 701 (custom_id \"a-701\") has changed: body.messages[0].content was \"text 701\" and is \"another text\" now.",
            },
            difference);
    }

    [Fact]
    public async Task Long_values_are_shown_from_a_little_before_the_place_where_they_differ()
    {
        var text = new string('x', 500);
        var files = await WriteAsync([new AskTask("a", $"{text} earlier\nand then {text}")]);

        var difference = await BatchFile.FindDifferenceAsync(files, [new AskTask("a", $"{text} later")]);

        Assert.Equal(
            $"Row 1 (custom_id \"a\") has changed: body.messages[0].content was \"…{text[..19]} earlier⏎and then {text[..43]}…\" and is \"…{text[..19]} later\" now.",
            difference!.Message);
    }

    [Fact]
    public async Task A_row_that_was_put_in_is_told_from_one_that_was_taken_out_and_one_that_was_exchanged()
    {
        var files = await WriteAsync(Asks(5));

        var added = await BatchFile.FindDifferenceAsync(files, [.. Asks(2), new AskTask("new", "x"), .. Asks(5).Skip(2)]);
        Assert.Equal((BatchFileDifferenceKind.Added, 3L, "a-3", "new"), (added!.Kind, added.Row, added.EarlierCustomId, added.CustomId));
        Assert.Equal("Row 3 (custom_id \"new\") is new: it stands before \"a-3\".", added.Message);

        var removed = await BatchFile.FindDifferenceAsync(files, [.. Asks(2), .. Asks(5).Skip(3)]);
        Assert.Equal((BatchFileDifferenceKind.Removed, 3L, "a-3", "a-4"), (removed!.Kind, removed.Row, removed.EarlierCustomId, removed.CustomId));
        Assert.Equal("Row 3 (custom_id \"a-3\") is not there any more: \"a-4\" stands in its place.", removed.Message);

        var other = await BatchFile.FindDifferenceAsync(files, [.. Asks(2), new AskTask("new", "x"), .. Asks(5).Skip(3)]);
        Assert.Equal((BatchFileDifferenceKind.Changed, 3L, "a-3", "new"), (other!.Kind, other.Row, other.EarlierCustomId, other.CustomId));
        Assert.Equal("Row 3 had the custom_id \"a-3\" and has \"new\" now.", other.ToString());
        Assert.Equal(new BatchLineLocation(files[0], 3), other.EarlierLocation);
    }

    [Theory]
    [InlineData(5, 4, "Removed", "Row 5 (custom_id \"a-5\") is not there any more: there are 4 rows now.")]
    [InlineData(2, 1, "Removed", "Row 2 (custom_id \"a-2\") is not there any more: there is one row now.")]
    [InlineData(1, 0, "Removed", "Row 1 (custom_id \"a-1\") is not there any more: there are 0 rows now.")]
    [InlineData(4, 6, "Added", "Row 5 (custom_id \"a-5\") is new: earlier there were 4 rows.")]
    [InlineData(1, 2, "Added", "Row 2 (custom_id \"a-2\") is new: earlier there was one row.")]
    public async Task Rows_more_or_fewer_at_the_end_are_a_difference(int earlier, int now, string kind, string message)
    {
        var files = await WriteAsync(Asks(earlier));

        var difference = await BatchFile.FindDifferenceAsync(files, Asks(now));

        Assert.Equal((kind, message), (difference!.Kind.ToString(), difference.Message));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{ "a" : 1 }""", null)]
    [InlineData("""{"a":"é\n"}""", """{"a":"\u00E9\u000a"}""", null)]
    [InlineData("""{"a":{"b":[1,{"c":true}]}}""", """{"a":{"b":[1,{"c":false}]}}""", "body.a.b[1].c was true and is false now.")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2}""", "body.a was 1 and is not there any more.")]
    [InlineData("""{"a":1}""", """{"a":1,"b":"x"}""", "body.b is new: \"x\".")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "the members of body stand in another order.")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "body.a[1] was 2 and is not there any more.")]
    [InlineData("""{"a":[1]}""", """{"a":[1,{"x":2}]}""", "body.a[1] is new: {\"x\":2}.")]
    [InlineData("""{"a b":1}""", """{"a b":"1"}""", "body[\"a b\"] was 1 and is \"1\" now.")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "body.a was 1 and is 1.0 now.")]
    [InlineData("""{"a":null}""", """{"a":{}}""", "body.a was null and is {} now.")]
    public async Task What_a_request_asks_for_is_compared_and_not_how_it_is_written(string earlier, string now, string? expected)
    {
        const string Line = """{"custom_id":"x","method":"POST","url":"/v1/own","body":BODY}""";
        var file = _folder.Write("earlier.jsonl", Line.Replace("BODY", earlier, StringComparison.Ordinal));
        var other = _folder.Write("now.jsonl", "\r\n" + Line.Replace("BODY", now, StringComparison.Ordinal) + "\r\n");

        var difference = await BatchFile.FindDifferenceAsync([file], other);

        Assert.Equal(expected is null ? null : $"Row 1 (custom_id \"x\") has changed: {expected}", difference?.Message);
    }

    [Fact]
    public async Task Deeply_nested_values_are_compared_as_they_are_written()
    {
        static string Nested(string inside) => string.Concat(Enumerable.Repeat("[", 900)) + inside + new string(']', 900);
        var file = _folder.Write("earlier.jsonl", $$"""{"custom_id":"x","body":{{Nested("1")}} }""");
        var other = _folder.Write("now.jsonl", $$"""{"custom_id":"x","body":{{Nested("2")}} }""");

        var difference = await BatchFile.FindDifferenceAsync([file], other);

        Assert.StartsWith("body[0][0]", difference!.Member, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_ends_at_the_first_difference()
    {
        var files = await WriteAsync(Asks(5));
        var asked = 0;

        IEnumerable<AskTask> Tasks()
        {
            foreach (var task in Asks(5))
            {
                asked++;
                yield return task with { Text = "another" };
            }
        }

        Assert.NotNull(await BatchFile.FindDifferenceAsync<AskTask, string>(files, Tasks()));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Limits_of_a_file_do_not_count_but_those_of_a_task_do()
    {
        var files = await WriteAsync(Asks(5));
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 1 } };

        Assert.Null(await BatchFile.FindDifferenceAsync(files, Asks(5), options));
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.FindDifferenceAsync(files, [.. Asks(2), .. Asks(2)], options));
        Assert.Equal("BT1106", error.RuleId);
    }

    [Fact]
    public async Task The_lines_have_the_urls_of_the_service()
    {
        var zhipu = new BatchWriteOptions { Provider = BatchProvider.Zhipu };
        await BatchFile.WriteAsync(_folder["zhipu.jsonl"], Asks(2), zhipu);

        Assert.Null(await BatchFile.FindDifferenceAsync([_folder["zhipu.jsonl"]], Asks(2), zhipu));
        Assert.Equal("url", (await BatchFile.FindDifferenceAsync([_folder["zhipu.jsonl"]], Asks(2)))!.Member);
    }

    [Fact]
    public async Task Bad_files_are_errors_that_name_them()
    {
        var files = await WriteAsync(Asks(2));
        await Assert.ThrowsAsync<ArgumentException>(() => BatchFile.FindDifferenceAsync([], Asks(2)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => BatchFile.FindDifferenceAsync([.. files, _folder["none.jsonl"]], Asks(2)));

        var broken = _folder.Write("broken.jsonl", "{\"custom_id\":\"a-1\"");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BatchFile.FindDifferenceAsync([broken], Asks(1)));
        Assert.StartsWith($"{broken}:1: ", error.Message, StringComparison.Ordinal);

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BatchFile.FindDifferenceAsync(files, Asks(2), cancellationToken: cancelled.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static async IAsyncEnumerable<T> Async<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
