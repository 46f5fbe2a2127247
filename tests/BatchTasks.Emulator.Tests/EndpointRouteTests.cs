using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Calls and batches of the endpoints beside chat completions and embeddings.</summary>
public sealed class EndpointRouteTests
{
    public static TheoryData<string, string> Bodies { get; } = new()
    {
        { "/v1/responses", """{"model":"gpt-4o-mini","input":"hi"}""" },
        { "/v1/completions", """{"model":"gpt-3.5-turbo-instruct","prompt":"hi"}""" },
        { "/v1/moderations", """{"input":"hi"}""" },
        { "/v1/images/generations", """{"prompt":"hi"}""" },
        { "/v1/images/edits", """{"prompt":"hi","images":[{"file_id":"f"}]}""" },
        { "/v1/videos", """{"prompt":"hi"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_row_of_a_batch_is_answered_like_a_call(string endpoint, string body)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunAsync(endpoint, $$"""{"custom_id":"a","method":"POST","url":"{{endpoint}}","body":{{body}} }""");
        Assert.True(batch.GetProperty("status").GetString() == "completed", batch.ToString());
        var row = Assert.Single(await client.RowsAsync(batch, "output_file_id"));
        var call = await EmulatorClient.OkAsync(client.PostAsync(endpoint["/v1".Length..], body));
        Assert.Equal(call.GetRawText(), row.GetProperty("response").GetProperty("body").GetRawText());
    }

    [Theory]
    [InlineData("/responses", """{"input":"x"}""", null, null, "you must provide a model parameter")]
    [InlineData("/responses", """{"model":"m"}""", "missing_required_parameter", null, "One of \"input\" or \"previous_response_id\" or 'prompt' or 'conversation_id' must be provided.")]
    [InlineData("/responses", """{"model":"m","input":5}""", "invalid_type", "input", "Invalid type for 'input': expected one of a text or an array of objects, but got an integer instead.")]
    [InlineData("/responses", """{"model":"m","input":["x"]}""", "invalid_type", "input[0]", "Invalid type for 'input[0]': expected an object, but got a string instead.")]
    [InlineData("/responses", """{"model":"m","input":"x","max_output_tokens":15}""", "decimal_below_min_value", "max_output_tokens", "Invalid 'max_output_tokens': decimal below minimum value. Expected a value >= 16, but got 15 instead.")]
    [InlineData("/responses", """{"model":"m","input":"x","stream":true}""", "streaming_unsupported", "stream", "Chat Completions: Streaming is not supported in the Batch API.")]
    [InlineData("/responses", """{"model":"m","input":"x","text":{"format":{"type":"json_schema","schema":{}}}}""", "missing_required_parameter", "text.format.name", "Missing required parameter: 'text.format.name'.")]
    [InlineData("/responses", """{"model":"m","input":"x","text":{"format":{"type":"json_schema","name":"n"}}}""", "missing_required_parameter", "text.format.schema", "Missing required parameter: 'text.format.schema'.")]
    [InlineData("/responses", """{"model":"m","input":"x","text":{"format":{"type":"json_schema","name":"n","strict":true,"schema":{"type":"array"}}}}""", "invalid_json_schema", "text.format.schema", "Invalid schema for response_format 'n': schema must be a JSON Schema of 'type: \"object\"', got 'type: \"array\"'.")]
    [InlineData("/responses", """{"model":"m","input":"x","tools":[{"type":"function","function":{"name":"f"}}]}""", "missing_required_parameter", "tools[0].name", "Missing required parameter: 'tools[0].name'.")]
    [InlineData("/responses", """{"model":"m","input":"x","tools":[{"type":"function","name":"f"}],"tool_choice":{"type":"function","name":"g"}}""", null, "tool_choice", "Tool choice 'g' not found in 'tools' parameter.")]
    [InlineData("/chat/completions", """{"model":"m","messages":[{"role":"user"}],"tool_choice":"auto"}""", null, "tool_choice", "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.")]
    [InlineData("/completions", """{"model":"m"}""", "missing_required_parameter", "prompt", "Missing required parameter: 'prompt'.")]
    [InlineData("/completions", """{"model":"m","prompt":"x","logprobs":6}""", "decimal_above_max_value", "logprobs", "Invalid 'logprobs': decimal above maximum value. Expected a value <= 5, but got 6 instead.")]
    [InlineData("/moderations", """{"model":"m"}""", "missing_required_parameter", "input", "Missing required parameter: 'input'.")]
    [InlineData("/images/generations", """{"model":"m"}""", "missing_required_parameter", "prompt", "Missing required parameter: 'prompt'.")]
    [InlineData("/images/generations", """{"prompt":"x","n":11}""", "decimal_above_max_value", "n", "Invalid 'n': decimal above maximum value. Expected a value <= 10, but got 11 instead.")]
    [InlineData("/images/edits", """{"prompt":"x"}""", "missing_required_parameter", "images", "Missing required parameter: 'images'.")]
    [InlineData("/videos", """{"prompt":"x","seconds":"5"}""", "invalid_value", "seconds", "Invalid value: '5'. Supported values are: '4', '8', '12'.")]
    [InlineData("/videos", "[]", null, null, "We could not parse the JSON body of your request.")]
    public async Task What_the_service_refuses_is_refused(string path, string body, string? code, string? param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.PostAsync(path, body)).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Fact]
    public async Task An_edit_that_comes_as_a_form_is_the_same_as_in_JSON()
    {
        JsonElement seen = default;
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) =>
            {
                seen = request.Body;
                return new(EmulatedResponse.Default(request));
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("p"), "prompt" }, { new StringContent("2"), "n" }, { new StringContent("true"), "streaming" },
            { new ByteArrayContent([1, 2]) { Headers = { { "Content-Type", "image/webp" } } }, "image[]", "a.webp" },
            { new ByteArrayContent([3]), "image[]", "b.png" },
            { new ByteArrayContent([4]), "mask", "m.png" },
        };
        var answer = await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, "/images/edits", form));
        Assert.Equal(2, answer.GetProperty("data").GetArrayLength());
        Assert.Equal(
            """{"prompt":"p","n":2,"streaming":"true","images":[{"image_url":"data:image/webp;base64,AQI="},{"image_url":"data:image/png;base64,Aw=="}],"mask":{"image_url":"data:image/png;base64,BA=="}}""",
            seen.GetRawText());
        var (status, _) = await client.SendAsync(HttpMethod.Post, "/moderations", new MultipartFormDataContent { { new StringContent("x"), "input" } });
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }
}
