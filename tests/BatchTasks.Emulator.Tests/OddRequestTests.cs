using System.Net;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Requests that are valid by the letter and that nobody expects.</summary>
public sealed class OddRequestTests
{
    public static TheoryData<string, int> OddBodies => new()
    {
        { """{"model":"gpt-4o-mini","temperature":"\ud800","messages":[{"role":"user","content":"x"}]}""", 400 },
        { """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"\udc00 x"}]}""", 400 },
        { """{"model":"gpt-4o-mini","\ud800abc":1,"messages":[{"role":"user","content":"x"}]}""", 400 },
        { """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"x"}],"deep":""" + new string('[', 50) + new string(']', 50) + "}", 200 },
    };

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task An_odd_body_is_answered_in_its_own_row_and_hides_no_other(string body, int status)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var odd = $$"""{"custom_id":"odd","method":"POST","url":"/v1/chat/completions","body":{{body}} }""";

        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"), odd, EmulatorClient.ChatLine("b"));

        Assert.True(batch.GetProperty("status").GetString() == "completed", batch.ToString());
        List<JsonElement> rows = [.. await client.RowsAsync(batch, "output_file_id"), .. await client.RowsAsync(batch, "error_file_id")];
        Assert.Equal(["a", "b", "odd"], rows.Select(row => row.GetProperty("custom_id").GetString()).Order());
        var response = rows.Single(row => row.GetProperty("custom_id").GetString() == "odd").GetProperty("response");
        Assert.Equal(status, response.GetProperty("status_code").GetInt32());

        var (called, _) = await client.PostAsync("/chat/completions", body);
        Assert.Equal(status, (int)called);
    }

    [Fact]
    public async Task A_call_whose_model_is_not_Unicode_is_a_bad_request()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);

        var (status, _) = await client.PostAsync("/chat/completions", """{"model":"\ud800","messages":[{"role":"user","content":"x"}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("""{"input_file_id":"\ud800","endpoint":"/v1/chat/completions","completion_window":"24h"}""")]
    [InlineData("""{"\ud800abc":1}""")]
    [InlineData("""[""")]
    [InlineData("")]
    public async Task A_call_whose_body_can_not_be_read_is_a_bad_request(string body)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);

        var (status, answer) = await client.PostAsync("/batches", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(answer.GetProperty("error").GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=", "")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "no form at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n{}")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: ;;;\r\n\r\n{}\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition form-data\r\n\r\n{}\r\n--b--\r\n")]
    [InlineData("application/json", "{}")]
    public async Task An_upload_that_is_no_form_is_a_bad_request(string contentType, string body)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);

        var (status, answer) = await client.SendAsync(HttpMethod.Post, "/files", Form(contentType, body));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(answer.GetProperty("error").GetProperty("message").GetString()!);
        Assert.Empty((await EmulatorClient.OkAsync(client.GetAsync("/files"))).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_boundary_too_long_to_read_is_a_bad_request()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);

        var (status, _) = await client.SendAsync(HttpMethod.Post, "/files", Form("multipart/form-data; boundary=" + new string('b', 6000), "x"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("\"odd boundary\"", "odd boundary", "; filename=\"in.jsonl\"")]
    [InlineData("b", "b", "; filename=in.jsonl")]
    [InlineData("b", "b", "")]
    public async Task A_form_of_another_hand_is_read(string boundary, string separator, string fileName)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var line = EmulatorClient.ChatLine("a");
        var body = $"--{separator}\r\ncontent-disposition: form-data; name=file{fileName}\r\n\r\n{line}\r\n"
            + $"--{separator}\r\ncontent-disposition: form-data; name=purpose\r\n\r\nbatch\r\n--{separator}--\r\n";

        var file = await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, "/files", Form($"multipart/form-data; boundary={boundary}", body)));

        Assert.Equal(line, await client.ContentAsync(file.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Many_uploads_and_batches_at_once_do_not_touch_each_other()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);

        await Parallel.ForAsync(0, 24, TestContext.Current.CancellationToken, async (number, _) =>
        {
            var ids = Enumerable.Range(0, 20).Select(index => $"{number}-{index}").ToList();
            var batch = await client.RunChatAsync([.. ids.Select(id => EmulatorClient.ChatLine(id))]);
            var rows = await client.RowsAsync(batch, "output_file_id");
            Assert.Equal(ids.Order(StringComparer.Ordinal), rows.Select(row => row.GetProperty("custom_id").GetString()!).Order(StringComparer.Ordinal));
        });
    }

    private static ByteArrayContent Form(string contentType, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
