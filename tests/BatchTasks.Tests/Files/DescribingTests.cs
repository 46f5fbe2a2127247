using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class DescribingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static string Line(string url, string? model) =>
        $$"""{"custom_id":"a","method":"POST","url":"{{url}}","body":{{{(model is null ? "" : $"\"model\":\"{model}\"")}}} }""";

    [Theory]
    [InlineData("/v1/chat/completions", "/v1/chat/completions")]
    [InlineData("\\/v1\\/chat\\/completions", "/v1/chat/completions")]
    [InlineData("/chat/completions", "/v1/chat/completions")]
    [InlineData("/v4/embeddings", "/v1/embeddings")]
    [InlineData("/v1/rerank", "/v1/rerank")]
    public async Task The_endpoint_is_told_in_its_published_form(string url, string expected)
    {
        var file = _folder.Write("batch.jsonl", $"{Line(url, "m")}\r\n\r\n{Line(url, "m")}");

        var description = await BatchFile.DescribeAsync(file);

        Assert.Equal(new BatchFileDescription(expected, "m", 2, new FileInfo(file).Length), description);
    }

    [Fact]
    public async Task Forms_of_one_endpoint_are_one_and_others_are_several()
    {
        var same = _folder.Write("same.jsonl", $"{Line("/v1/embeddings", "m")}\n{Line("/embeddings", "m")}\n{Line("/v1/embeddings", null)}");
        var mixed = _folder.Write("mixed.jsonl", $"{Line("/v1/embeddings", "m")}\n{Line("/v1/responses", "n")}\n{Line("/v1/embeddings", "m")}");

        var (endpoint, model, requests, _) = await BatchFile.DescribeAsync(same);
        Assert.Equal(("/v1/embeddings", "m", 3L), (endpoint, model, requests));

        (endpoint, model, requests, _) = await BatchFile.DescribeAsync(mixed);
        Assert.Equal((null, null, 3L), (endpoint, model, requests));
    }

    [Fact]
    public async Task Files_that_tell_nothing_are_described_all_the_same()
    {
        Assert.Equal(new BatchFileDescription(null, null, 0, 0), await BatchFile.DescribeAsync(_folder.Write("empty.jsonl", "")));
        Assert.Equal(new BatchFileDescription(null, null, 1, 7), await BatchFile.DescribeAsync(_folder.Write("broken.jsonl", "no json")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => BatchFile.DescribeAsync(_folder["none.jsonl"]));
    }

    public void Dispose() => _folder.Dispose();
}
