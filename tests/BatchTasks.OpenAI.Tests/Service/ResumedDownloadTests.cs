using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using BatchTasks.ClientTests.Fakes;
using OpenAI;

namespace BatchTasks.ClientTests.Service;

/// <summary>A download that breaks off goes on where it was, and is complete when its length is.</summary>
public sealed class ResumedDownloadTests : IDisposable
{
    private readonly byte[] _content = [.. Enumerable.Range(0, 5000).Select(static i => (byte)(i * 7))];
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task What_broke_off_goes_on_where_it_was()
    {
        using var server = new FileServer(_content) { BreaksAfter = [2000, 1000] };
        await Assert.ThrowsAsync<BatchServiceException>(() => DownloadAsync(server));
        await Assert.ThrowsAsync<BatchServiceException>(() => DownloadAsync(server));
        Assert.False(File.Exists(_folder["result.jsonl"]));

        await DownloadAsync(server);

        Assert.Equal(_content, File.ReadAllBytes(_folder["result.jsonl"]));
        Assert.Equal([null, "bytes=2000-", "bytes=3000-"], server.Ranges);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_folder["result.jsonl"])!));
    }

    [Fact]
    public async Task A_service_that_knows_no_ranges_begins_anew()
    {
        using var server = new FileServer(_content) { BreaksAfter = [2000], ServesRanges = false };
        await Assert.ThrowsAsync<BatchServiceException>(() => DownloadAsync(server));

        await DownloadAsync(server);

        Assert.Equal(_content, File.ReadAllBytes(_folder["result.jsonl"]));
    }

    [Fact]
    public async Task A_file_that_ends_early_without_an_error_is_not_taken_for_whole()
    {
        using var server = new FileServer(_content) { EndsAfter = [1500] };

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => DownloadAsync(server));
        Assert.True(error.IsTransient);
        Assert.Contains("1500 of its 5000 bytes", error.Message, StringComparison.Ordinal);
        await DownloadAsync(server);

        Assert.Equal(_content, File.ReadAllBytes(_folder["result.jsonl"]));
        Assert.Equal([null, "bytes=1500-"], server.Ranges);
    }

    [Fact]
    public async Task What_was_whole_but_not_yet_in_its_place_is_not_asked_for_again()
    {
        using var server = new FileServer(_content);
        File.WriteAllBytes(_folder["result.jsonl.file-1.partial"], _content);

        await DownloadAsync(server);

        Assert.Equal(_content, File.ReadAllBytes(_folder["result.jsonl"]));
        Assert.Empty(server.Ranges);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "[]")]
    public async Task A_service_that_does_not_describe_its_files_is_believed(HttpStatusCode status, string description)
    {
        using var server = new FileServer(_content) { Description = (status, description) };

        await DownloadAsync(server);

        Assert.Equal(_content, File.ReadAllBytes(_folder["result.jsonl"]));
    }

    public void Dispose() => _folder.Dispose();

    private Task DownloadAsync(FileServer server) => new BatchService(new OpenAIClient(
        new ApiKeyCredential("key"),
        new OpenAIClientOptions
        {
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(new HttpClient(server, disposeHandler: false)),
        })).DownloadAsync("file-1", _folder["result.jsonl"]);

    private sealed class FileServer(byte[] content) : HttpMessageHandler
    {
        private int _downloads;

        /// <summary>Of each download, after how many bytes the connection drops.</summary>
        public int[] BreaksAfter { get; init; } = [];

        /// <summary>Of each download, after how many bytes it ends as if it were whole.</summary>
        public int[] EndsAfter { get; init; } = [];

        public bool ServesRanges { get; init; } = true;

        public (HttpStatusCode Status, string Text)? Description { get; init; }

        public List<string?> Ranges { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("/content", StringComparison.Ordinal))
            {
                var (status, text) = Description ?? (HttpStatusCode.OK, $$"""{"id":"file-1","bytes":{{content.Length}}}""");
                return Task.FromResult(FakeService.Json(text, status));
            }

            Ranges.Add(request.Headers.Range?.ToString());
            var from = ServesRanges ? (int)(request.Headers.Range?.Ranges.Single().From ?? 0) : 0;
            var rest = content[from..];
            var download = _downloads++;
            Stream stream = download < BreaksAfter.Length ? new Piece(rest[..BreaksAfter[download]], breaks: true)
                : download < EndsAfter.Length ? new Piece(rest[..EndsAfter[download]], breaks: false)
                : new MemoryStream(rest);
            return Task.FromResult(new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new StreamContent(stream) });
        }
    }

    /// <summary>The beginning of a file, after which the connection drops or the body is over.</summary>
    private sealed class Piece(byte[] bytes, bool breaks) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) =>
            Position == Length && breaks ? throw new IOException("The connection was reset.") : base.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length && breaks ? throw new IOException("The connection was reset.") : base.ReadAsync(buffer, cancellationToken);
    }
}
