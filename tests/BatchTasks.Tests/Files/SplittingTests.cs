using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>Input files, whoever wrote them, split at the limits.</summary>
public sealed class SplittingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static string Chat(int i, string text = "hi", string model = "m") =>
        """{"custom_id":"a-ID","method":"POST","url":"/v1/chat/completions","body":{"model":"MODEL","messages":[{"role":"user","content":"TEXT"}]}}"""
            .Replace("ID", $"{i}", StringComparison.Ordinal).Replace("MODEL", model, StringComparison.Ordinal).Replace("TEXT", text, StringComparison.Ordinal);

    private static string Embed(int i, int inputs) =>
        """{"custom_id":"e-ID","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":[INPUTS]}}"""
            .Replace("ID", $"{i}", StringComparison.Ordinal).Replace("INPUTS", string.Join(',', Enumerable.Repeat("\"x\"", inputs)), StringComparison.Ordinal);

    private static BatchWriteOptions Limits(int requests = int.MaxValue, long bytes = long.MaxValue, int inputs = int.MaxValue) => new()
    {
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = requests, MaxBytesPerFile = bytes, MaxEmbeddingInputsPerBatch = inputs },
    };

    private static async Task<string> JoinAsync(BatchFileSet files) => string.Concat(await Task.WhenAll(files.Parts.Select(part => File.ReadAllTextAsync(part.Path))));

    [Fact]
    public async Task Lines_are_copied_byte_for_byte_without_blank_ones_and_carriage_returns()
    {
        string[] lines = [Chat(1), "  " + Chat(2, "\\u00e9 é \u2028 \\/") + " ", Chat(3), Chat(4)];
        var input = _folder.Write("mine.jsonl", $"{lines[0]}\r\n\n \r\n{lines[1]}\n{lines[2]}\r\n{lines[3]}");

        var files = await BatchFile.SplitAsync(input, _folder["batch.jsonl"], Limits(requests: 3));

        Assert.Equal(["batch-0001.jsonl", "batch-0002.jsonl", "mine.jsonl"], _folder.Names);
        Assert.Equal($"{string.Join('\n', lines)}\n", await JoinAsync(files));
        Assert.Equal([3, 1], files.Parts.Select(part => part.Requests));
        Assert.All(files.Parts, part => Assert.Equal(part.Bytes, new FileInfo(part.Path).Length));
    }

    [Fact]
    public async Task A_file_is_split_where_the_writer_would_have_split_it()
    {
        var tasks = Enumerable.Range(0, 20_000).Select(i => new AskTask($"a{i}", new string('é', i % 97))).ToList();
        var options = Limits(bytes: 1_000_000, requests: 7000);
        await BatchFile.WriteAsync(_folder["whole.jsonl"], tasks);
        var written = await BatchFile.WriteAsync(_folder["written.jsonl"], tasks, options);

        var split = await BatchFile.SplitAsync(_folder["whole.jsonl"], _folder["split.jsonl"], options);

        Assert.InRange(split.Parts.Count, 3, 10);
        Assert.Equal(
            written.Parts.Select(part => (part.Requests, part.Bytes, part.Tokens)), split.Parts.Select(part => (part.Requests, part.Bytes, part.Tokens)));
        Assert.Equal(await JoinAsync(written), await JoinAsync(split));
    }

    [Fact]
    public async Task A_file_within_the_limits_is_copied_and_may_be_written_in_its_own_place()
    {
        var input = _folder.Write("batch.jsonl", Chat(1) + "\r\n" + Chat(2));

        var files = await BatchFile.SplitAsync(input, input);

        Assert.Equal(["batch.jsonl"], _folder.Names);
        Assert.Equal($"{Chat(1)}\n{Chat(2)}\n", await JoinAsync(files));
    }

    [Fact]
    public async Task Embedding_inputs_and_tokens_end_a_part()
    {
        var embeddings = _folder.Write("embed.jsonl", string.Join('\n', Embed(1, 4), Embed(2, 6), Embed(3, 1)));
        var byInputs = await BatchFile.SplitAsync(embeddings, _folder["inputs.jsonl"], Limits(inputs: 10));
        Assert.Equal([10, 1], byInputs.Parts.Select(part => part.EmbeddingInputs));

        var chats = _folder.Write("chat.jsonl", string.Join('\n', Chat(1, "xxxx"), Chat(2, "xxxxxx"), Chat(3, "x")));
        var byTokens = await BatchFile.SplitAsync(
            chats, _folder["tokens.jsonl"], new BatchWriteOptions { CountTokens = line => line.Count((byte)'x'), MaxTokensPerFile = 10 });
        Assert.Equal([10L, 1L], byTokens.Parts.Select(part => part.Tokens!.Value));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { $"{Chat(1)}\n{Chat(1)}", "(2,14): BT1106: The custom_id 'a-1' is that of line 1 too; answers could not be told apart." },
        { $"{Chat(1)}\n\n{Chat(2, model: "n")}", "(3,81): BT1004: The model 'n' is not the 'm' of line 1; a batch has one model." },
        { $"{Chat(1)}\n{Embed(2, 1)}", "(2,42): BT1003: The url '/v1/embeddings' is not the '/v1/chat/completions' of line 1; a batch has one endpoint." },
        { $"{Chat(1)}\n<<<<<<< HEAD\n", "(2,1): BT5001: The line is not JSON: " },
        { "\uFEFF" + Chat(1), "(1,1): BT5006: The file begins with a byte order mark, which belongs to no JSON; save it as UTF-8 without one." },
        { "\n \r\n", ": BT5007: The file holds no request." },
        { Chat(1, new string('x', 400)), "(1,1): BT5005: The line has " },
        { Embed(1, 11), "(1,1): BT5008: The request has 11 embedding inputs; 10 are allowed in a batch. Divide it into several." },
        { Chat(1, new string('y', 20)), /* and that of "body" */ "(1,1): BT5005: The request has a prompt of 21 tokens; BatchWriteOptions.MaxTokensPerFile allows 20 in one file. Shorten it, " },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_service_would_refuse_ends_it_with_its_place_and_nothing_is_left(string content, string message)
    {
        var input = _folder.Write("mine.jsonl", content);
        var options = Limits(bytes: 400, inputs: 10, requests: 1) with { CountTokens = line => line.Count((byte)'y'), MaxTokensPerFile = 20 };

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BatchFile.SplitAsync(input, _folder["batch.jsonl"], options));

        Assert.StartsWith(input + message, error.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_line_that_just_fits_is_taken_and_advice_does_not_end_it()
    {
        var line = Chat(1)[..^1] + ",\"note\":1}";
        var input = _folder.Write("mine.jsonl", line);

        var files = await BatchFile.SplitAsync(input, _folder["batch.jsonl"], Limits(bytes: Encoding.UTF8.GetByteCount(line) + 1));

        Assert.Equal(line + "\n", await JoinAsync(files));
        await Assert.ThrowsAsync<InvalidDataException>(() => BatchFile.SplitAsync(input, _folder["x.jsonl"], Limits(bytes: Encoding.UTF8.GetByteCount(line))));
    }

    [Fact]
    public async Task Bad_arguments_are_told_before_any_work()
    {
        var input = _folder.Write("mine.jsonl", Chat(1));

        await Assert.ThrowsAsync<FileNotFoundException>(() => BatchFile.SplitAsync(_folder["none.jsonl"], _folder["batch.jsonl"]));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => BatchFile.SplitAsync(input, _folder["no/folder.jsonl"]));
        await Assert.ThrowsAsync<ArgumentException>(() => BatchFile.SplitAsync(input, _folder["batch.jsonl"], new BatchWriteOptions { MaxTokensPerFile = 1 }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => BatchFile.SplitAsync(input, _folder["batch.jsonl"], cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(["mine.jsonl"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
