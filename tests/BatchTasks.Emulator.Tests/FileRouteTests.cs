using System.Net;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class FileRouteTests
{
    [Fact]
    public async Task An_uploaded_file_is_retrieved_with_its_content_and_deleted()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var content = EmulatorClient.ChatLine("a", "日本") + "\r\n";
        var file = await EmulatorClient.OkAsync(client.TryUploadAsync(content));
        var id = file.GetProperty("id").GetString()!;

        Assert.StartsWith("file-", id);
        Assert.Equal("file", file.GetProperty("object").GetString());
        Assert.Equal("batch", file.GetProperty("purpose").GetString());
        Assert.Equal("input.jsonl", file.GetProperty("filename").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(content), file.GetProperty("bytes").GetInt64());
        Assert.Equal(30 * 86_400, file.GetProperty("expires_at").GetInt64() - file.GetProperty("created_at").GetInt64());
        Assert.Equal(file.GetRawText(), (await EmulatorClient.OkAsync(client.GetAsync($"/files/{id}"))).GetRawText());
        Assert.Equal(content, await client.ContentAsync(id));

        var deleted = await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Delete, $"/files/{id}"));
        Assert.Equal($$"""{"object":"file","deleted":true,"id":"{{id}}"}""", deleted.GetRawText());
        (await client.GetAsync($"/files/{id}")).AssertRefused(HttpStatusCode.NotFound, null, "id", $"No such File object: {id}");
    }

    [Theory]
    [InlineData("GET", "/files/file-none")]
    [InlineData("GET", "/files/file-none/content")]
    [InlineData("DELETE", "/files/file-none")]
    public async Task An_unknown_file_is_not_found(string method, string path)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.SendAsync(new HttpMethod(method), path)).AssertRefused(HttpStatusCode.NotFound, null, "id", "No such File object: file-none");
    }

    [Fact]
    public async Task Files_are_listed_newest_first_in_pages_and_by_purpose()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var ids = new List<string>();
        for (var index = 0; index < 3; index++)
            ids.Add(await client.UploadAsync(EmulatorClient.ChatLine($"{index}")));

        await EmulatorClient.OkAsync(client.TryUploadAsync("anything", "user_data"));
        var first = await EmulatorClient.OkAsync(client.GetAsync("/files?purpose=batch&limit=2"));
        Assert.Equal([ids[2], ids[1]], Ids(first));
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal(ids[1], first.GetProperty("last_id").GetString());

        var second = await EmulatorClient.OkAsync(client.GetAsync($"/files?purpose=batch&limit=2&after={ids[1]}"));
        Assert.Equal([ids[0]], Ids(second));
        Assert.False(second.GetProperty("has_more").GetBoolean());

        Assert.Equal(ids, Ids(await EmulatorClient.OkAsync(client.GetAsync("/files?purpose=batch&order=asc"))));
        Assert.Equal(4, Ids(await EmulatorClient.OkAsync(client.GetAsync("/files"))).Count);
    }

    [Theory]
    [InlineData("limit=0", "integer_below_min_value", "limit", "Invalid 'limit': integer below minimum value. Expected a value >= 1, but got 0 instead.")]
    [InlineData("limit=10001", "integer_above_max_value", "limit", "Invalid 'limit': integer above maximum value. Expected a value <= 10000, but got 10001 instead.")]
    [InlineData("limit=x", "invalid_type", "limit", "Invalid type for 'limit': expected an integer, but got a string instead.")]
    [InlineData("order=up", "invalid_value", "order", "Invalid value: 'up'. Supported values are: 'asc', 'desc'.")]
    [InlineData("after=file-none", null, "id", "No such File object: file-none")]
    public async Task A_page_that_there_is_not_is_refused(string query, string? code, string param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.GetAsync($"/files?{query}")).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Fact]
    public async Task A_file_goes_when_its_time_is_over()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var emulator = await BatchEmulator.StartAsync(new() { TimeProvider = time });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await EmulatorClient.OkAsync(client.TryUploadAsync(
            EmulatorClient.ChatLine("a"), "batch", ("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600")));
        var id = file.GetProperty("id").GetString();
        Assert.Equal(3600, file.GetProperty("expires_at").GetInt64() - file.GetProperty("created_at").GetInt64());

        time.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/files/{id}")).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/files/{id}")).Status);
    }

    [Fact]
    public async Task A_file_expires_its_lifetime_after_its_creation_however_long_that_took()
    {
        // A clock that goes on by more than a second whenever somebody looks at it.
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromSeconds(1.5) };
        await using var emulator = await BatchEmulator.StartAsync(new() { TimeProvider = time });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await EmulatorClient.OkAsync(client.TryUploadAsync(
            EmulatorClient.ChatLine("a"), "batch", ("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600")));
        Assert.Equal(3600, file.GetProperty("expires_at").GetInt64() - file.GetProperty("created_at").GetInt64());
    }

    [Theory]
    [InlineData(null, "3600", "missing_required_parameter", "expires_after[anchor]", "Missing required parameter: 'expires_after[anchor]'.")]
    [InlineData("created_at", null, "missing_required_parameter", "expires_after[seconds]", "Missing required parameter: 'expires_after[seconds]'.")]
    [InlineData("now", "3600", "invalid_value", "expires_after[anchor]", "Invalid value: 'now'. Supported values are: 'created_at'.")]
    [InlineData(
        "created_at", "3599", "integer_below_min_value", "expires_after[seconds]",
        "Invalid 'expires_after[seconds]': integer below minimum value. Expected a value >= 3600, but got 3599 instead.")]
    public async Task An_expiry_outside_what_is_allowed_is_refused(string? anchor, string? seconds, string code, string param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var fields = new List<(string, string)>();
        if (anchor is not null)
            fields.Add(("expires_after[anchor]", anchor));

        if (seconds is not null)
            fields.Add(("expires_after[seconds]", seconds));

        (await client.TryUploadAsync(EmulatorClient.ChatLine("a"), "batch", [.. fields])).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n")]
    [InlineData("not JSON\n{}")]
    [InlineData("{\n  \"custom_id\": \"a\"\n}")]
    [InlineData("\uFEFF{}")]
    public async Task An_upload_that_is_empty_or_does_not_begin_with_JSON_is_refused_and_not_kept(string content)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.TryUploadAsync(content)).AssertRefused(HttpStatusCode.BadRequest, null, null, "Invalid file format for Batch API. Must be .jsonl");
        Assert.Empty(Ids(await EmulatorClient.OkAsync(client.GetAsync("/files"))));
    }

    [Fact]
    public async Task Only_a_file_for_a_batch_must_be_JSON_lines()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await EmulatorClient.OkAsync(client.TryUploadAsync("not JSON", "user_data"));
        Assert.Equal(JsonValueKind.Null, file.GetProperty("expires_at").ValueKind);
    }

    [Fact]
    public async Task An_upload_without_its_parts_is_refused()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.SendAsync(HttpMethod.Post, "/files", new MultipartFormDataContent { { new StringContent("batch"), "purpose" } }))
            .AssertRefused(HttpStatusCode.BadRequest, "missing_required_parameter", "file", "Missing required parameter: 'file'.");
        (await client.SendAsync(HttpMethod.Post, "/files", new MultipartFormDataContent { { new StringContent("{}"), "file", "a.jsonl" } }))
            .AssertRefused(HttpStatusCode.BadRequest, "missing_required_parameter", "purpose", "Missing required parameter: 'purpose'.");
        (await client.TryUploadAsync("{}", "party")).AssertRefused(
            HttpStatusCode.BadRequest, "invalid_value", "purpose",
            "Invalid value: 'party'. Supported values are: 'assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'.");
        (await client.PostAsync("/files", "{}")).AssertRefused(HttpStatusCode.BadRequest, null, null, "The upload must be sent as multipart/form-data.");
    }

    [Fact]
    public async Task Contents_lie_in_the_data_folder_and_a_temporary_one_goes_with_the_emulator()
    {
        var folder = Directory.CreateTempSubdirectory("emulator-tests-");
        try
        {
            await using (var emulator = await BatchEmulator.StartAsync(new() { DataDirectory = folder.FullName }))
            {
                using var client = new EmulatorClient(emulator.Endpoint);
                await client.UploadAsync(EmulatorClient.ChatLine("a"));
                await client.TryUploadAsync("not JSON");
            }

            Assert.Equal(EmulatorClient.ChatLine("a"), await File.ReadAllTextAsync(Assert.Single(folder.GetFiles()).FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Ids(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(file => file.GetProperty("id").GetString()!)];
}
