using System.IO.Pipelines;
using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class WritingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static List<AskTask> Asks(int count) => [.. Enumerable.Range(1, count).Select(i => new AskTask($"a-{i}", $"text {i}"))];

    [Fact]
    public async Task A_list_of_tasks_is_written_with_inferred_types()
    {
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(2));

        var part = Assert.Single(files.Parts);
        Assert.Equal(_folder["batch.jsonl"], part.Path);
        Assert.Equal(
            """
            {"custom_id":"a-1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"text 1"}]}}
            {"custom_id":"a-2","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"text 2"}]}}

            """.ReplaceLineEndings("\n"),
            await File.ReadAllTextAsync(part.Path));
        Assert.Equal(2, files.Requests);
        Assert.Equal(new FileInfo(part.Path).Length, files.Bytes);
        Assert.Equal(["batch.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task The_file_has_no_byte_order_mark_and_no_carriage_return()
    {
        await BatchFile.WriteAsync(_folder["batch.jsonl"], [new AskTask("é", "一\r\n二")]);

        var bytes = await File.ReadAllBytesAsync(_folder["batch.jsonl"]);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Contains("一\\r\\n二", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_source_and_destination_writes_the_same_bytes()
    {
        var tasks = Asks(5000);
        await BatchFile.WriteAsync(_folder["list.jsonl"], tasks);
        var expected = await File.ReadAllBytesAsync(_folder["list.jsonl"]);

        await BatchFile.WriteAsync(_folder["async.jsonl"], Async(tasks));
        Assert.Equal(expected, await File.ReadAllBytesAsync(_folder["async.jsonl"]));

        IEnumerable<IBatchTask<AskTask, string>> interfaces = tasks.Select(IBatchTask<AskTask, string> (task) => task).ToList();
        await BatchFile.WriteAsync(_folder["interfaces.jsonl"], interfaces);
        Assert.Equal(expected, await File.ReadAllBytesAsync(_folder["interfaces.jsonl"]));

        await BatchFile.WriteAsync(_folder["async-interfaces.jsonl"], Async(interfaces));
        Assert.Equal(expected, await File.ReadAllBytesAsync(_folder["async-interfaces.jsonl"]));

        await BatchFile.WriteAsync<AskTask, string>(_folder["named.jsonl"], tasks);
        Assert.Equal(expected, await File.ReadAllBytesAsync(_folder["named.jsonl"]));

        using var stream = new MemoryStream();
        var summary = await BatchFile.WriteAsync(stream, tasks);
        Assert.Equal(new BatchFileSummary(5000, expected.Length, 0), summary);
        Assert.Equal(expected, stream.ToArray());

        using var asyncStream = new MemoryStream();
        await BatchFile.WriteAsync(asyncStream, Async(tasks));
        Assert.Equal(expected, asyncStream.ToArray());
    }

    [Fact]
    public async Task Long_text_is_whole_where_a_block_ends()
    {
        var tasks = Enumerable.Range(0, 60).Select(i => new AskTask($"a{i}", new string('é', i * 2503) + "\"" + new string('一', i * 701))).ToList();

        await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks);

        var lines = await File.ReadAllLinesAsync(_folder["batch.jsonl"]);
        Assert.Equal(
            tasks.Select(task => task.Text),
            lines.Select(line =>
            {
                using var json = System.Text.Json.JsonDocument.Parse(line);
                return json.RootElement.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString()!;
            }));
    }

    [Fact]
    public async Task A_pipe_is_written_with_back_pressure_and_left_uncompleted()
    {
        var tasks = Asks(30_000);
        using var expected = new MemoryStream();
        await BatchFile.WriteAsync(expected, tasks);

        var pipe = new Pipe();
        var received = new MemoryStream();
        var reading = pipe.Reader.CopyToAsync(received);
        await BatchFile.WriteAsync(pipe.Writer, tasks);
        var second = await BatchFile.WriteAsync(pipe.Writer, Async(tasks));
        await pipe.Writer.CompleteAsync();
        await reading;

        Assert.Equal(30_000, second.Requests);
        Assert.Equal([.. expected.ToArray(), .. expected.ToArray()], received.ToArray());
    }

    [Fact]
    public async Task A_pipe_whose_reader_stopped_is_an_error()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();

        await Assert.ThrowsAsync<IOException>(() => BatchFile.WriteAsync(pipe.Writer, Asks(20_000)));
    }

    [Fact]
    public async Task Record_structs_are_written_with_named_types()
    {
        List<TemperatureTask> tasks = [new(1, 0.5), new(2, 1e300)];

        await BatchFile.WriteAsync<TemperatureTask, string>(_folder["batch.jsonl"], tasks);
        using var stream = new MemoryStream();
        await BatchFile.WriteAsync<TemperatureTask, string>(stream, Async(tasks));

        var file = await File.ReadAllBytesAsync(_folder["batch.jsonl"]);
        Assert.Equal(file, stream.ToArray());
        Assert.Contains("{\"temperature\":1E+300}", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_goes_into_any_buffer()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        BatchLine.Write(new AskTask("a", "b"), buffer);
        BatchLine.Write<TemperatureTask, string>(new TemperatureTask(7, 1), buffer);

        var lines = Encoding.UTF8.GetString(buffer.WrittenSpan).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"custom_id\":\"a\",", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"custom_id\":\"t-7\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_task_at_all_is_an_error_and_no_file()
    {
        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(0)));

        Assert.Equal("BT5007", error.RuleId);
        Assert.Null(error.TaskIndex);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_null_task_is_an_error_that_names_its_position()
    {
        List<AskTask> tasks = [new("a", ""), null!];

        var error = await Assert.ThrowsAsync<ArgumentException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], tasks));

        Assert.Contains("Task 2 is null", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Cancelling_leaves_no_new_file_and_the_old_one_as_it_was()
    {
        _folder.Write("batch.jsonl", "old");
        using var cancellation = new CancellationTokenSource();
        IEnumerable<AskTask> Tasks()
        {
            // Well past a block, so that there is a temporary file.
            for (var i = 0; ; i++)
            {
                if (i == 20_000)
                {
                    Assert.Equal(2, _folder.Names.Length);
                    cancellation.Cancel();
                }

                yield return new AskTask($"{i}", new string('x', 200));
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => BatchFile.WriteAsync(_folder["batch.jsonl"], Tasks(), cancellationToken: cancellation.Token));

        Assert.Equal(["batch.jsonl"], _folder.Names);
        Assert.Equal("old", await File.ReadAllTextAsync(_folder["batch.jsonl"]));
    }

    [Fact]
    public async Task A_source_that_fails_leaves_the_old_file_as_it_was()
    {
        _folder.Write("batch.jsonl", "old");
        static async IAsyncEnumerable<AskTask> Tasks()
        {
            for (var i = 0; i < 20_000; i++)
                yield return new AskTask($"{i}", new string('x', 200));

            await Task.Yield();
            throw new InvalidOperationException("the database went away");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], Tasks()));

        Assert.Equal(["batch.jsonl"], _folder.Names);
        Assert.Equal("old", await File.ReadAllTextAsync(_folder["batch.jsonl"]));
    }

    [Fact]
    public async Task An_existing_file_is_replaced()
    {
        _folder.Write("batch.jsonl", new string('x', 10_000));

        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(1));

        Assert.Equal(files.Bytes, new FileInfo(_folder["batch.jsonl"]).Length);
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_in_the_files_place_are_errors()
    {
        var missing = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => BatchFile.WriteAsync(_folder["no/batch.jsonl"], Untouched()));
        Assert.Contains($"'{_folder["no"]}'", missing.Message, StringComparison.Ordinal);

        Directory.CreateDirectory(_folder["batch.jsonl"]);
        var error = await Assert.ThrowsAsync<IOException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], Untouched()));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);

        static IEnumerable<AskTask> Untouched()
        {
            Assert.Fail("A task was asked for.");
            yield break;
        }
    }

    [Fact]
    public async Task A_folder_in_a_parts_place_leaves_all_as_it_was()
    {
        _folder.Write("batch-0001.jsonl", "old");
        Directory.CreateDirectory(_folder["batch-0002.jsonl"]);
        var options = new BatchWriteOptions { Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 1 } };

        await Assert.ThrowsAsync<IOException>(() => BatchFile.WriteAsync(_folder["batch.jsonl"], Asks(2), options));

        Assert.Equal("old", await File.ReadAllTextAsync(_folder["batch-0001.jsonl"], TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_folder["x"])!));
    }

    [Fact]
    public void Formatting_allocates_nothing_for_a_line()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1 << 20);
        var task = new AskTask("é-1", "some \"text\" to write, a little longer than the rest of it: 一二三\n");
        void Write(int lines)
        {
            for (var i = 0; i < lines; i++)
            {
                buffer.ResetWrittenCount();
                BatchLine.Write<AskTask, string>(task, buffer);
            }
        }

        Write(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task A_whole_file_allocates_next_to_nothing_for_a_line()
    {
        // One task object under changing ids: what is allocated is the writer's.
        const int Lines = 50_000;
        static IEnumerable<TemperatureTask> Tasks()
        {
            for (var i = 0; i < Lines; i++)
                yield return new TemperatureTask(i, 0.5);
        }

        var options = new BatchWriteOptions { Provider = BatchProvider.Vllm };
        var perLine = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await BatchFile.WriteAsync<TemperatureTask, string>(Stream.Null, Tasks(), options);
            perLine = Math.Min(perLine, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Lines);
        }

        // The list of the ids takes 8 bytes for each; the rest is pooled, and the pool keeps most of it.
        Assert.InRange(perLine, 0, 24);
    }

    public void Dispose() => _folder.Dispose();

    internal static async IAsyncEnumerable<T> Async<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
