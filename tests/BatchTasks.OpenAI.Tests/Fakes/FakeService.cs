using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenAI;

namespace BatchTasks.ClientTests.Fakes;

/// <summary>
/// A Batch API in memory, whose every answer a test can bend: what no well-behaved server does (rows twice, rows of nobody, late file ids, broken
/// connections). By default a batch is in progress at the first look and completed, with an answer for each request, at the second.
/// </summary>
public sealed class FakeService : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly List<FakeBatch> _batches = [];
    private readonly List<string> _log = [];
    private int _fileNumber;

    /// <summary>Answers in place of the service, where it gives a response or throws. It gets <c>POST /v1/files</c> and how often that came, from 1.</summary>
    public Func<string, int, HttpResponseMessage?>? Intercept { get; set; }

    /// <summary>Like <see cref="Intercept"/>, but after the service has carried the call out.</summary>
    public Func<string, int, HttpResponseMessage?>? InterceptAfter { get; set; }

    /// <summary>What happens before a batch is created.</summary>
    public Action<FakeService, JsonElement>? BeforeCreate { get; set; }

    /// <summary>What happens at each look at a batch.</summary>
    public Action<FakeService, FakeBatch> OnLook { get; set; } = static (service, batch) =>
    {
        if (batch.Looks == 1)
            batch.Members["status"] = "in_progress";
        else
            service.Complete(batch);
    };

    public IReadOnlyList<FakeBatch> Batches => _batches;

    /// <summary>The calls, for example <c>POST /v1/files</c>.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lock)
                return [.. _log];
        }
    }

    public string? LastUpload { get; private set; }

    public HttpRequestHeaders? LastHeaders { get; private set; }

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message = "No.") =>
        Json($$$"""{"error":{"message":"{{{message}}}","type":"error","param":null,"code":"{{{code}}}"}}""", status);

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, new UTF8Encoding(false), "application/json") };

    /// <param name="retries">The official package's own tries after a failure; none by default, so that its waiting is not part of a test.</param>
    public OpenAIClient CreateClient(int retries = 0) => new(
        new ApiKeyCredential("key"),
        new OpenAIClientOptions
        {
            Endpoint = new Uri("http://fake.invalid/v1"),
            RetryPolicy = new ClientRetryPolicy(retries),
            Transport = new HttpClientPipelineTransport(new HttpClient(this, disposeHandler: false)),
        });

    public void Complete(FakeBatch batch) => End(batch, "completed", batch.CustomIds.Select(static id => FakeBatch.Line(id)), []);

    /// <summary>Ends a batch with these lines; a file without lines does not exist.</summary>
    public void End(FakeBatch batch, string status, IEnumerable<string> output, IEnumerable<string> error)
    {
        batch.Members["status"] = status;
        batch.Members["output_file_id"] = AddFile(output);
        batch.Members["error_file_id"] = AddFile(error);
    }

    public string? AddFile(IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(static line => line + "\n"));
        return text.Length == 0 ? null : AddFile(Encoding.UTF8.GetBytes(text));
    }

    public void RemoveFile(string id)
    {
        lock (_lock)
            _files.Remove(id);
    }

    public string AddFile(byte[] content)
    {
        lock (_lock)
        {
            var id = $"file-{++_fileNumber}";
            _files[id] = content;
            return id;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_lock)
        {
            _log.Add(call);
            LastHeaders = request.Headers;
            var times = _log.Count(other => other == call);
            if (Intercept?.Invoke(call, times) is { } answer)
                return answer;

            var own = Answer(call, body);
            return InterceptAfter?.Invoke(call, times) ?? own;
        }
    }

    private HttpResponseMessage Answer(string call, byte[] body)
    {
        var path = call.Split(' ')[1]["/v1/".Length..].Split('/');
        return (call.Split(' ')[0], path) switch
        {
            ("POST", ["files"]) => Upload(Encoding.UTF8.GetString(body)),
            ("POST", ["batches"]) => CreateAsAsked(JsonDocument.Parse(body).RootElement),
            ("GET", ["batches"]) => List(),
            ("GET", ["batches", var id]) => With(id, batch =>
            {
                batch.Looks++;
                OnLook(this, batch);
            }),
            ("POST", ["batches", var id, "cancel"]) => With(id, static batch =>
            {
                batch.IsCancelled = true;
                batch.Members["status"] = "cancelling";
            }),
            ("DELETE", ["files", var id]) => _files.Remove(id) ? Json($$"""{"id":"{{id}}","object":"file","deleted":true}""") : Error(HttpStatusCode.NotFound, "file_not_found"),
            ("GET", ["files", var id]) => _files.TryGetValue(id, out var described)
                ? Json($$"""{"id":"{{id}}","object":"file","bytes":{{described.Length}}}""")
                : Error(HttpStatusCode.NotFound, "file_not_found"),
            ("GET", ["files", var id, "content"]) => _files.TryGetValue(id, out var content)
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) }
                : Error(HttpStatusCode.NotFound, "file_not_found"),
            _ => Error(HttpStatusCode.NotFound, "unknown_url", call),
        };
    }

    private HttpResponseMessage Upload(string body)
    {
        LastUpload = body;
        var start = body.IndexOf("\r\n\r\n", body.IndexOf("filename=", StringComparison.Ordinal), StringComparison.Ordinal) + 4;
        var end = body.LastIndexOf("\r\n--", StringComparison.Ordinal);
        return Json($$"""{"id":"{{AddFile(Encoding.UTF8.GetBytes(body[start..end]))}}","object":"file","purpose":"batch"}""");
    }

    private HttpResponseMessage CreateAsAsked(JsonElement request)
    {
        BeforeCreate?.Invoke(this, request);
        return Create(request);
    }

    public HttpResponseMessage Create(JsonElement request)
    {
        var file = request.GetProperty("input_file_id").GetString()!;
        var ids = Encoding.UTF8.GetString(_files[file]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("custom_id").GetString()!);
        var batch = new FakeBatch { Number = _batches.Count + 1, Request = request, InputFileId = file, CustomIds = [.. ids] };
        _batches.Add(batch);
        return Json(Describe(batch));
    }

    private HttpResponseMessage List() => Json(
        $$"""{"object":"list","data":[{{string.Join(",", _batches.AsEnumerable().Reverse().Select(Describe))}}],"first_id":null,"last_id":null,"has_more":false}""");

    private HttpResponseMessage With(string id, Action<FakeBatch> action)
    {
        if (_batches.Find(batch => batch.Id == id) is not { } batch)
            return Error(HttpStatusCode.NotFound, "batch_not_found");

        action(batch);
        return Json(Describe(batch));
    }

    private static string Describe(FakeBatch batch)
    {
        var members = new Dictionary<string, object?>(batch.Members) { ["id"] = batch.Id, ["object"] = "batch", ["input_file_id"] = batch.InputFileId };
        if (batch.Request.TryGetProperty("metadata", out var metadata))
            members["metadata"] = metadata;

        return JsonSerializer.Serialize(members);
    }
}
