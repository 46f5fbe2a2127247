using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class CreateBatchTests
{
    [Theory]
    [InlineData("""{"endpoint":"/v1/embeddings","completion_window":"24h"}""", "missing_required_parameter", "input_file_id", "Missing required parameter: 'input_file_id'.")]
    [InlineData("""{"input_file_id":"f","completion_window":"24h"}""", "missing_required_parameter", "endpoint", "Missing required parameter: 'endpoint'.")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/embeddings"}""", "missing_required_parameter", "completion_window", "Missing required parameter: 'completion_window'.")]
    [InlineData("""{"input_file_id":1,"endpoint":"/v1/embeddings","completion_window":"24h"}""", "invalid_type", "input_file_id", "Invalid type for 'input_file_id': expected a string, but got an integer instead.")]
    [InlineData(
        """{"input_file_id":"f","endpoint":"/v1/invalid/endpoint","completion_window":"24h"}""", "invalid_value", "endpoint",
        "Invalid value: '/v1/invalid/endpoint'. Supported values are: '/v1/responses', '/v1/chat/completions', '/v1/embeddings', '/v1/completions', "
        + "'/v1/moderations', '/v1/images/generations', '/v1/images/edits', '/v1/videos'.")]
    [InlineData("""{"input_file_id":"f","endpoint":"/v1/embeddings","completion_window":"48h"}""", "invalid_value", "completion_window", "Invalid value: '48h'. Supported values are: '24h'.")]
    [InlineData("[]", null, null, "We could not parse the JSON body of your request.")]
    [InlineData("{", null, null, "We could not parse the JSON body of your request.")]
    public async Task What_is_wrong_in_the_call_is_answered_at_once(string body, string? code, string? param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.PostAsync("/batches", body)).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    public static TheoryData<string, string, string, string> WrongMetadata => new()
    {
        { """{"tags":["a"]}""", "invalid_type", "metadata.tags", "Invalid type for 'metadata.tags': expected a string, but got an array instead." },
        { "1", "invalid_type", "metadata", "Invalid type for 'metadata': expected an object, but got an integer instead." },
        {
            $$"""{"{{new string('k', 65)}}":"v"}""", "string_above_max_length", "metadata",
            $"Invalid metadata key '{new string('k', 65)}': string too long. Expected a string with maximum length 64, but got a string with length 65 instead."
        },
        {
            $$"""{"k":"{{new string('v', 513)}}"}""", "string_above_max_length", "metadata.k",
            "Invalid 'metadata.k': string too long. Expected a string with maximum length 512, but got a string with length 513 instead."
        },
        {
            $"{{{string.Join(',', Enumerable.Range(0, 17).Select(index => $"\"k{index}\":\"v\""))}}}", "object_above_max_properties", "metadata",
            "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead."
        },
    };

    [Theory]
    [MemberData(nameof(WrongMetadata))]
    public async Task Metadata_outside_its_limits_is_refused(string metadata, string code, string param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var body = $$"""{"input_file_id":"f","endpoint":"/v1/embeddings","completion_window":"24h","metadata":{{metadata}}}""";
        (await client.PostAsync("/batches", body)).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Fact]
    public async Task A_file_for_another_purpose_is_refused()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = (await EmulatorClient.OkAsync(client.TryUploadAsync("{}", "user_data"))).GetProperty("id").GetString();
        (await client.PostAsync("/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/embeddings","completion_window":"24h"}""")).AssertRefused(
            HttpStatusCode.BadRequest, "invalid_value", "input_file_id",
            "Invalid purpose of 'input_file_id': expected a file with the purpose 'batch', but got one with 'user_data'.");
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_the_batch_later()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var created = await client.CreateAsync("file-none");
        Assert.Equal("validating", created.GetProperty("status").GetString());
        var batch = await client.EndAsync(created);
        Assert.Equal("failed", batch.GetProperty("status").GetString());
        Assert.Equal(
            """{"object":"list","data":[{"code":"invalid_request","message":"Cannot find file ..., or organization ... does not have access to it.","param":"file_id","line":null}]}""",
            batch.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task A_new_batch_has_every_field_that_the_real_object_has_and_absent_ones_are_null()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromHours(1) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")), more: ",\"metadata\":{\"job\":\"nightly\"}");
        var names = batch.EnumerateObject().Select(property => property.Name);
        Assert.Equal(
            [
                "id", "object", "endpoint", "model", "errors", "input_file_id", "completion_window", "status", "output_file_id", "error_file_id", "created_at",
                "in_progress_at", "expires_at", "finalizing_at", "completed_at", "failed_at", "expired_at", "cancelling_at", "cancelled_at", "request_counts", "usage", "metadata",
            ],
            names);
        var absent = batch.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Null).Select(property => property.Name);
        Assert.Equal(
            [
                "model", "errors", "output_file_id", "error_file_id", "in_progress_at", "finalizing_at", "completed_at", "failed_at", "expired_at", "cancelling_at",
                "cancelled_at",
            ],
            absent);
        Assert.Equal(86_400, batch.GetProperty("expires_at").GetInt64() - batch.GetProperty("created_at").GetInt64());
        Assert.Equal("""{"job":"nightly"}""", batch.GetProperty("metadata").GetRawText());
        Assert.Equal(
            """{"input_tokens":0,"output_tokens":0,"total_tokens":0,"input_tokens_details":{"cached_tokens":0},"output_tokens_details":{"reasoning_tokens":0}}""",
            batch.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task Fields_are_those_of_real_batch_objects()
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(corpus is null, "BATCHTASKS_CORPUS is not set.");
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var ours = (await client.RunChatAsync(EmulatorClient.ChatLine("a"))).EnumerateObject().Select(property => property.Name).ToList();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(corpus, "objects", "openai-batches.jsonl")))
        {
            using var real = JsonDocument.Parse(line);
            Assert.Empty(real.RootElement.EnumerateObject().Select(property => property.Name).Except(ours));
        }
    }

    [Fact]
    public async Task Batches_are_listed_newest_first_in_pages()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromHours(1) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var ids = new List<string>();
        for (var index = 0; index < 21; index++)
            ids.Insert(0, (await client.CreateAsync(file)).GetProperty("id").GetString()!);

        var first = await EmulatorClient.OkAsync(client.GetAsync("/batches"));
        Assert.Equal(ids.Take(20), Ids(first));
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal((ids[0], ids[19]), (first.GetProperty("first_id").GetString(), first.GetProperty("last_id").GetString()));

        var last = await EmulatorClient.OkAsync(client.GetAsync($"/batches?limit=5&after={ids[19]}"));
        Assert.Equal([ids[20]], Ids(last));
        Assert.False(last.GetProperty("has_more").GetBoolean());

        (await client.GetAsync("/batches?limit=101")).AssertRefused(
            HttpStatusCode.BadRequest, "integer_above_max_value", "limit", "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got 101 instead.");
    }

    [Theory]
    [InlineData("GET", "/batches/batch_none")]
    [InlineData("POST", "/batches/batch_none/cancel")]
    public async Task An_unknown_batch_is_not_found(string method, string path)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.SendAsync(new HttpMethod(method), path)).AssertRefused(HttpStatusCode.NotFound, null, null, "No batch found with id 'batch_none'.");
    }

    private static List<string> Ids(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(batch => batch.GetProperty("id").GetString()!)];
}
