using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class SelectingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static string Chat(string id, string text = "hi") =>
        "{\"custom_id\":\"" + id + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}}";

    [Fact]
    public async Task The_lines_that_are_taken_are_copied_byte_for_byte_in_their_order()
    {
        // Spaces, escapes, key order and raw U+2028 stay as they are.
        string[] lines = [Chat("a"), """{ "url": "\/v1\/chat\/completions", "custom_id" : "\u0062", "body": {"messages":[{"role":"user","content":"\u0061"}], "model":"m"}, "method": "POST" }""", Chat("c", "\u2028\u0085"), Chat("d")];
        var input = _folder.Write("batch.jsonl", string.Join('\n', lines));

        var part = await BatchFile.SelectAsync(input, _folder["again.jsonl"], id => id != "a", cancellationToken: TestContext.Current.CancellationToken);

        var expected = $"{lines[1]}\n{lines[2]}\n{lines[3]}\n";
        Assert.Equal(expected, await File.ReadAllTextAsync(part.Path));
        Assert.Equal(new BatchFilePart(_folder["again.jsonl"], 3, Encoding.UTF8.GetByteCount(expected), 0), part);
        Assert.Equal(["again.jsonl", "batch.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task What_is_taken_out_of_a_large_file_is_what_was_written_there()
    {
        var tasks = Enumerable.Range(0, 30_000).Select(i => new AskTask($"a{i}", new string('é', i % 97))).ToList();
        await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks);
        var taken = tasks.Where((_, i) => i % 3 == 1).ToList();
        var written = await BatchFile.WriteAsync(_folder["expected.jsonl"], taken);
        var ids = taken.Select(task => task.Id).ToHashSet();

        var part = await BatchFile.SelectAsync(_folder["batch.jsonl"], _folder["again.jsonl"], ids.Contains);

        Assert.Equal(await File.ReadAllBytesAsync(written.Parts[0].Path), await File.ReadAllBytesAsync(part.Path));
        Assert.Equal(written.Parts[0] with { Path = part.Path }, part);
    }

    [Fact]
    public async Task Embedding_inputs_and_tokens_are_counted()
    {
        static string Embed(string id, string input, string url = "/v1/embeddings") =>
            $$"""{"custom_id":"{{id}}","method":"POST","url":"{{url}}","body":{"model":"m","input":{{input}} } }""";

        var input = _folder.Write("batch.jsonl", string.Join('\n',
        [
            Embed("one", "\"text\""),
            Embed("three", """["a","b","c"]"""),
            Embed("tokens", "[1,2,3]"),
            Embed("older Azure", """["a","b"]""", "/embeddings"),
            Embed("no embedding", """["a","b"]""", "/v1/moderations"),
            Embed("not taken", """["a","b"]"""),
        ]));

        var part = await BatchFile.SelectAsync(input, _folder["again.jsonl"], id => id != "not taken", line => line.Length);

        Assert.Equal(1 + 3 + 1 + 2, part.EmbeddingInputs);
        Assert.Equal(part.Bytes - part.Requests, part.Tokens);
    }

    [Fact]
    public async Task The_new_file_may_take_the_place_of_the_old_one()
    {
        var input = _folder.Write("batch.jsonl", Chat("a") + "\n\n" + Chat("b") + "\r\n");

        await BatchFile.SelectAsync(input, input, id => id == "b");

        Assert.Equal(Chat("b") + "\n", await File.ReadAllTextAsync(input));
    }

    [Fact]
    public async Task A_file_without_a_taken_request_is_not_written()
    {
        var input = _folder.Write("batch.jsonl", Chat("a"));

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BatchFile.SelectAsync(input, _folder["again.jsonl"], _ => false));

        Assert.Equal(
            $"No request of '{input}' was taken, so '{_folder["again.jsonl"]}' was not written: the service refuses a batch without a request.", error.Message);
        Assert.Equal(["batch.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_failure_leaves_nothing_behind()
    {
        var broken = _folder.Write("broken.jsonl", Chat("a") + "\n<<<<<<< HEAD\n" + Chat("b"));
        var before = _folder.Write("again.jsonl", "what was there before");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BatchFile.SelectAsync(broken, before, _ => true));
        Assert.StartsWith($"{broken}:2: ", error.Message, StringComparison.Ordinal);

        var sound = _folder.Write("sound.jsonl", Chat("a") + "\n" + Chat("b"));
        await Assert.ThrowsAsync<TimeoutException>(() => BatchFile.SelectAsync(sound, before, id => id == "a" ? true : throw new TimeoutException()));
        await Assert.ThrowsAsync<TimeoutException>(() => BatchFile.SelectAsync(sound, before, _ => true, _ => throw new TimeoutException()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BatchFile.SelectAsync(sound, before, _ => true, cancellationToken: new CancellationToken(true)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => BatchFile.SelectAsync(_folder["none.jsonl"], before, _ => true));

        Assert.Equal("what was there before", await File.ReadAllTextAsync(before));
        Assert.Equal(["again.jsonl", "broken.jsonl", "sound.jsonl"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
