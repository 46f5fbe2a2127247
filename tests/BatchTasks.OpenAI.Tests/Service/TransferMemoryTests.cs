using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using BatchTasks.ClientTests.Fakes;
using OpenAI;

namespace BatchTasks.ClientTests.Service;

/// <summary>Alone, because it counts what the process allocates.</summary>
[CollectionDefinition(nameof(TransferMemoryTests), DisableParallelization = true)]
[Collection(nameof(TransferMemoryTests))]
public sealed class TransferMemoryTests : IDisposable
{
    private const long FileBytes = 100_000_000;
    private const long AllowedBytes = 4_000_000;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_large_file_is_uploaded_without_being_held_in_memory()
    {
        using (var file = File.Create(_folder["large.jsonl"]))
            file.SetLength(FileBytes);

        using var handler = new SwallowingHandler();
        var service = Service(handler);
        await service.UploadAsync(_folder["large.jsonl"]);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await service.UploadAsync(_folder["large.jsonl"]);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.InRange(handler.Bytes, 2 * FileBytes, (2 * FileBytes) + 10_000);
        Assert.Equal(handler.Bytes, handler.PromisedBytes);
        Assert.InRange(allocated, 0, AllowedBytes);
    }

    [Fact]
    public async Task A_large_file_is_downloaded_without_being_held_in_memory()
    {
        using var handler = new SwallowingHandler();
        var service = Service(handler);
        await service.DownloadAsync("file-1", _folder["large.jsonl"]);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await service.DownloadAsync("file-1", _folder["large.jsonl"]);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(FileBytes, new FileInfo(_folder["large.jsonl"]).Length);
        Assert.InRange(allocated, 0, AllowedBytes);
    }

    private static BatchService Service(HttpMessageHandler handler) => new(new OpenAIClient(
        new ApiKeyCredential("key"),
        new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(new HttpClient(handler, disposeHandler: false)) }));

    private sealed class SwallowingHandler : HttpMessageHandler
    {
        public long Bytes { get; private set; }

        public long PromisedBytes { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get && !request.RequestUri!.AbsolutePath.EndsWith("/content", StringComparison.Ordinal))
                return FakeService.Json($$"""{"id":"file-1","bytes":{{FileBytes}}}""");

            if (request.Content is null)
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream(FileBytes)) };

            PromisedBytes += request.Content.Headers.ContentLength ?? -1;
            using var counter = new EndlessStream(0);
            await request.Content.CopyToAsync(counter, cancellationToken);
            Bytes += counter.Written;
            return FakeService.Json("""{"id":"file-1"}""");
        }
    }

    /// <summary>Gives so many bytes, and swallows what is written.</summary>
    private sealed class EndlessStream(long bytes) : Stream
    {
        private long _left = bytes;

        public long Written { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            _left -= read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, _left);
            _left -= read;
            return ValueTask.FromResult(read);
        }

        public override void Write(byte[] buffer, int offset, int count) => Written += count;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return default;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
