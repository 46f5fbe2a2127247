using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BatchTasks.Emulator.Tests;

public sealed class DownloadTests : IAsyncLifetime
{
    private const string Content = "{\"a\":1}\n{\"b\":22}\n";

    private BatchEmulator _emulator = null!;
    private EmulatorClient _client = null!;
    private string _file = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await BatchEmulator.StartAsync();
        _client = new(_emulator.Endpoint);
        _file = (await EmulatorClient.OkAsync(_client.TryUploadAsync(Content))).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_content_has_the_length_that_the_file_object_tells()
    {
        using var response = await _client.DownloadAsync(_file);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Content.Length, response.Content.Headers.ContentLength);
        Assert.Equal("bytes", Assert.Single(response.Headers.AcceptRanges));
        Assert.Equal(Content, await response.Content.ReadAsStringAsync());
        var file = await EmulatorClient.OkAsync(_client.GetAsync($"/files/{_file}"));
        Assert.Equal(Content.Length, file.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task Result_files_tell_their_length_too()
    {
        var batch = await _client.RunChatAsync(EmulatorClient.ChatLine("a", "Köln \U0001F600"));
        var id = batch.GetProperty("output_file_id").GetString()!;
        using var response = await _client.DownloadAsync(id);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, (await EmulatorClient.OkAsync(_client.GetAsync($"/files/{id}"))).GetProperty("bytes").GetInt64());
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(5L, null, 5, 16)]
    [InlineData(5L, 7L, 5, 7)]
    [InlineData(0L, 99_999L, 0, 16)]
    [InlineData(null, 4L, 13, 16)]
    public async Task A_range_is_answered_with_that_part(long? from, long? to, int first, int last)
    {
        using var response = await _client.DownloadAsync(_file, new RangeHeaderValue(from, to));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(first, last, Content.Length), response.Content.Headers.ContentRange);
        Assert.Equal(last - first + 1, response.Content.Headers.ContentLength);
        Assert.Equal(Content[first..(last + 1)], await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_range_behind_the_end_is_refused_and_tells_the_length()
    {
        using var response = await _client.DownloadAsync(_file, new RangeHeaderValue(Content.Length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(Content.Length), response.Content.Headers.ContentRange);
    }

    [Fact]
    public async Task A_download_that_was_broken_off_goes_on_only_in_the_same_file()
    {
        using var beginning = await _client.DownloadAsync(_file);
        var tag = beginning.Headers.ETag!;
        using var same = await _client.DownloadAsync(_file, new RangeHeaderValue(10, null), new RangeConditionHeaderValue(tag));
        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);

        var other = await _client.UploadAsync(EmulatorClient.ChatLine("other"));
        using var changed = await _client.DownloadAsync(other, new RangeHeaderValue(10, null), new RangeConditionHeaderValue(tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(EmulatorClient.ChatLine("other"), Encoding.UTF8.GetString(await changed.Content.ReadAsByteArrayAsync()));
    }
}
