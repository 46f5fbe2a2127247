using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Plain HTTP calls of an emulator, so that the tests see the wire itself.</summary>
internal sealed class EmulatorClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider? _time;
    private readonly string _endpoint;

    /// <param name="endpoint">The emulator's base address.</param>
    /// <param name="key">The key, or null to send none.</param>
    /// <param name="handler">The way to it; null for the network.</param>
    /// <param name="time">The clock of a simulation, in which the client looks every ten minutes; null for the real time.</param>
    public EmulatorClient(Uri endpoint, string? key = "test-key", HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        _http = new(handler ?? new SocketsHttpHandler()) { Timeout = time is null ? TimeSpan.FromSeconds(30) : Timeout.InfiniteTimeSpan };
        _time = time;
        _endpoint = endpoint.ToString();
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static string ChatLine(string customId, string text = "hello", string model = "gpt-4o-mini") =>
        $$$"""{"custom_id":"{{{customId}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"{{{model}}}","messages":[{"role":"user","content":"{{{text}}}"}]}}""";

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, _endpoint + path) { Content = content };
        using var response = await _http.SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string json) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static async Task<JsonElement> OkAsync(Task<(HttpStatusCode Status, JsonElement Body)> call)
    {
        var (status, body) = await call;
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return body;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> TryUploadAsync(string content, string purpose = "batch", params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(purpose), "purpose" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "input.jsonl" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);

        return SendAsync(HttpMethod.Post, "/files", form);
    }

    public async Task<string> UploadAsync(params string[] lines) => (await OkAsync(TryUploadAsync(string.Join('\n', lines)))).GetProperty("id").GetString()!;

    public Task<JsonElement> CreateAsync(string fileId, string endpoint = "/v1/chat/completions", string more = "") => OkAsync(PostAsync(
        "/batches", $$"""{"input_file_id":"{{fileId}}","endpoint":"{{endpoint}}","completion_window":"24h"{{more}}}"""));

    /// <summary>Uploads the lines, makes a batch of them, and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(string endpoint, params string[] lines) =>
        await EndAsync(await CreateAsync(await UploadAsync(lines), endpoint));

    public Task<JsonElement> RunChatAsync(params string[] lines) => RunAsync("/v1/chat/completions", lines);

    public async Task<JsonElement> EndAsync(JsonElement batch)
    {
        while (batch.GetProperty("status").GetString() is not ("completed" or "failed" or "expired" or "cancelled"))
        {
            await Task.Delay(_time is null ? TimeSpan.FromMilliseconds(5) : TimeSpan.FromMinutes(10), _time ?? TimeProvider.System, TestContext.Current.CancellationToken);
            batch = await BatchAsync(batch.GetProperty("id").GetString()!);
        }

        return batch;
    }

    public Task<JsonElement> BatchAsync(string id) => OkAsync(GetAsync($"/batches/{id}"));

    public async Task<string> ContentAsync(string fileId) => Encoding.UTF8.GetString(await _http.GetByteArrayAsync($"{_endpoint}/files/{fileId}/content"));

    /// <summary>Asks for the content of a file, or with a range for a part of it. The caller disposes the response.</summary>
    public Task<HttpResponseMessage> DownloadAsync(string fileId, RangeHeaderValue? range = null, RangeConditionHeaderValue? ifRange = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_endpoint}/files/{fileId}/content");
        request.Headers.Range = range;
        request.Headers.IfRange = ifRange;
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The ledger, which lies beside the service's own paths.</summary>
    public async Task<JsonElement> LedgerAsync()
    {
        using var document = JsonDocument.Parse(await _http.GetByteArrayAsync(new Uri(new Uri(_endpoint), "/emulator/ledger")));
        return document.RootElement.Clone();
    }

    /// <summary>The rows of the file that the batch names there; none where it names none.</summary>
    public async Task<List<JsonElement>> RowsAsync(JsonElement batch, string property)
    {
        if (batch.GetProperty(property).GetString() is not { } fileId)
            return [];

        var content = await ContentAsync(fileId);
        Assert.EndsWith("\n", content);
        return [.. content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonDocument.Parse(row).RootElement)];
    }

    public void Dispose() => _http.Dispose();
}
