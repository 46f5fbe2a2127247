using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BatchTasks.Emulator;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using OpenAI;

namespace BatchTasks.Generators.Tests.ServiceErrors;

/// <summary>
/// Walks the tables of <c>docs/service-errors.md</c>: the same bad input is reported at compile time, refused before anything is sent, and refused by
/// the emulator with the service's code and parameter.
/// </summary>
public class ServiceErrorTests
{
    public static TheoryData<int> Files => [.. ErrorTable.Rows.Where(r => r.IsFile).Select(r => r.Number)];

    public static TheoryData<int> Calls => [.. ErrorTable.Rows.Where(r => !r.IsFile).Select(r => r.Number)];

    [Fact]
    public void The_tables_are_whole() => Assert.Equal(Enumerable.Range(1, 25), ErrorTable.Rows.Select(r => r.Number));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_files_error_is_reported_at_compile_time(int number)
    {
        var row = Row(number);
        var text = row.Input;
        var hasMark = text.StartsWith('\uFEFF');
        var project = new TestProject().WithBatchFile(
            "/input.jsonl", SourceText.From(text.TrimStart('\uFEFF'), new UTF8Encoding(hasMark)), ("BatchTasksEndpoint", row.Endpoint));
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(""), project);
        Assert.Equal([row.Rule], diagnostics.Select(d => d.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_files_error_is_told_before_the_upload(int number)
    {
        var row = Row(number);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(row.Input));
        var rules = new HashSet<string>();
        await foreach (var problem in BatchFile.ValidateAsync(stream, "input.jsonl", new BatchValidateOptions { Endpoint = row.Endpoint }))
            rules.Add(problem.RuleId);

        Assert.Equal([row.Before], rules);
        Assert.Equal(row.Rule, row.Before);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_files_error_is_the_emulators_answer(int number)
    {
        var row = Row(number);
        await using var emulator = await BatchEmulator.StartAsync();
        using var http = Client(emulator);
        var (status, file) = await UploadAsync(http, row.Input);
        if (row.Code is null)
        {
            Assert.Equal(400, status);
            Assert.Contains("Invalid file format", file.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
            return;
        }

        if (status == 400)
        {
            // What does not begin with JSON ends at the upload.
            Assert.Equal("BT5006", row.Rule);
            return;
        }

        var create = $$"""{"input_file_id":"{{file.GetProperty("id").GetString()}}","endpoint":"{{row.Endpoint}}","completion_window":"24h"}""";
        var (_, batch) = await PostAsync(http, "batches", create);
        while (batch.GetProperty("status").GetString() is "validating" or "in_progress" or "finalizing")
            batch = await GetAsync(http, $"batches/{batch.GetProperty("id").GetString()}");

        Assert.Equal("failed", batch.GetProperty("status").GetString());
        var errors = batch.GetProperty("errors").GetProperty("data").EnumerateArray().Select(e => (e.GetProperty("code").GetString(), e.GetProperty("param").GetString()));
        Assert.Equal([(row.Code, row.Param)], errors.Distinct());
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_calls_error_is_reported_at_compile_time(int number)
    {
        var row = Row(number);
        var source = $$""""
            class Job
            {
                void Create(OpenAI.Batch.BatchClient client) => client.CreateBatch(System.ClientModel.BinaryContent.Create(System.BinaryData.FromString("""{{row.Input}}""")), false);
            }
            """";
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(source));
        Assert.Equal([row.Rule], diagnostics.Select(d => d.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_calls_error_is_told_before_the_call(int number)
    {
        var row = Row(number);
        using var body = JsonDocument.Parse(row.Input);
        if (row.Before != "refused")
        {
            Assert.Equal("the type of `Metadata`", row.Before);
            Assert.Equal(typeof(IReadOnlyDictionary<string, string>), typeof(BatchCreateOptions).GetProperty(nameof(BatchCreateOptions.Metadata))!.PropertyType);
            return;
        }

        // No such server: the refusal comes before a call.
        var client = new OpenAIClient(new System.ClientModel.ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = new Uri("http://localhost:1/v1") });
        await Assert.ThrowsAnyAsync<ArgumentException>(() => new BatchService(client).CreateAsync(Options(body.RootElement)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_calls_error_is_the_emulators_answer(int number)
    {
        var row = Row(number);
        await using var emulator = await BatchEmulator.StartAsync();
        using var http = Client(emulator);
        var (uploaded, file) = await UploadAsync(http, """{"custom_id":"a"}""");
        Assert.True(uploaded == 200, file.ToString());
        var (status, answer) = await PostAsync(http, "batches", row.Input.Replace("FILE", file.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.Equal(400, status);
        var error = answer.GetProperty("error");
        Assert.Equal((row.Code, row.Param), (error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
    }

    private static HttpClient Client(BatchEmulator emulator) => new()
    {
        BaseAddress = new Uri(emulator.Endpoint + "/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "any") },
    };

    private static ErrorRow Row(int number) => ErrorTable.Rows.Single(r => r.Number == number);

    private static BatchCreateOptions Options(JsonElement body) => new()
    {
        InputFileId = body.TryGetProperty("input_file_id", out var id) ? id.GetString()! : "",
        Endpoint = body.GetProperty("endpoint").GetString()!,
        CompletionWindow = body.GetProperty("completion_window").GetString()!,
        Metadata = body.TryGetProperty("metadata", out var metadata) ? metadata.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!) : new Dictionary<string, string>(),
        OutputExpiresAfter = body.TryGetProperty("output_expires_after", out var expiry) ? TimeSpan.FromSeconds(expiry.GetProperty("seconds").GetInt32()) : null,
    };

    private static async Task<(int Status, JsonElement Answer)> UploadAsync(HttpClient http, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent("batch"), "purpose" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        form.Add(file, "file", "input.jsonl");
        using var response = await http.PostAsync("files", form);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    private static async Task<(int Status, JsonElement Answer)> PostAsync(HttpClient http, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
