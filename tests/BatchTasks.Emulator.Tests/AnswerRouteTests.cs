using System.Buffers.Binary;
using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class AnswerRouteTests
{
    private const string Ask = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}]}""";

    [Fact]
    public async Task A_chat_call_is_answered_with_a_text_of_its_last_user_message_and_the_same_each_time()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        const string Body = """
            {"model":"gpt-4o-mini","messages":[{"role":"user","content":"first"},{"role":"assistant","content":"?"},
            {"role":"user","content":[{"type":"text","text":"la"},{"type":"text","text":"st"}]}]}
            """;
        var answer = await EmulatorClient.OkAsync(client.PostAsync("/chat/completions", Body));
        Assert.Equal("chat.completion", answer.GetProperty("object").GetString());
        Assert.Equal("gpt-4o-mini", answer.GetProperty("model").GetString());
        var choice = Assert.Single(answer.GetProperty("choices").EnumerateArray());
        Assert.Equal("Echo: last", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());
        Assert.Equal(answer.GetRawText(), (await EmulatorClient.OkAsync(client.PostAsync("/chat/completions", Body))).GetRawText());
        await using var other = await BatchEmulator.StartAsync();
        using var otherClient = new EmulatorClient(other.Endpoint);
        Assert.Equal(answer.GetRawText(), (await EmulatorClient.OkAsync(otherClient.PostAsync("/chat/completions", Body))).GetRawText());
    }

    [Theory]
    [InlineData("{", null, null, "We could not parse the JSON body of your request.")]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}]}""", null, null, "you must provide a model parameter")]
    [InlineData("""{"model":"m"}""", "missing_required_parameter", "messages", "Missing required parameter: 'messages'.")]
    [InlineData("""{"model":"m","messages":"hi"}""", "invalid_type", "messages", "Invalid type for 'messages': expected an array of objects, but got a string instead.")]
    [InlineData("""{"model":"m","messages":[]}""", "empty_array", "messages", "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "missing_required_parameter", "messages[0].role", "Missing required parameter: 'messages[0].role'.")]
    [InlineData("""{"model":"m","stream":true,"messages":[{"role":"user"}]}""", "streaming_unsupported", "stream", "Chat Completions: Streaming is not supported in the Batch API.")]
    [InlineData("""{"model":"m","temperature":3,"messages":[{"role":"user"}]}""", "decimal_above_max_value", "temperature", "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.")]
    [InlineData("""{"model":"m","n":0,"messages":[{"role":"user"}]}""", "decimal_below_min_value", "n", "Invalid 'n': decimal below minimum value. Expected a value >= 1, but got 0 instead.")]
    [InlineData("""{"model":"m","verbosity":"loud","messages":[{"role":"user"}]}""", "invalid_value", "verbosity", "Invalid value: 'loud'. Supported values are: 'low', 'medium', 'high'.")]
    [InlineData("""{"model":"m","stop":["a","b","c","d","e"],"messages":[{"role":"user"}]}""", "array_above_max_length", "stop", "Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length 5 instead.")]
    [InlineData("""{"model":"m","top_p":"x","messages":[{"role":"user"}]}""", "invalid_type", "top_p", "Invalid type for 'top_p': expected a number, but got a string instead.")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user"}],"response_format":{"type":"json_schema","json_schema":{"name":"a b","schema":{}}}}""",
        "invalid_value", "response_format.json_schema.name",
        "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}}}}""",
        null, "response_format", "Invalid schema for response_format 'n': In context=(), 'additionalProperties' is required to be supplied and to be false.")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string","default":"x"}},"required":["a"],"additionalProperties":false}}}}""",
        null, "response_format", "Invalid schema for response_format 'n': In context=('properties', 'a'), 'default' is not permitted.")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user"}],"tools":[{"type":"function","function":{"name":"f","strict":true,"parameters":{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}}}]}""",
        "invalid_function_parameters", "tools[0].function.parameters",
        "Invalid schema for function 'f': In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing 'a'.")]
    public async Task What_the_service_refuses_in_a_chat_call_is_refused(string body, string? code, string? param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.PostAsync("/chat/completions", body)).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Fact]
    public async Task A_model_that_is_not_served_is_not_found()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { Models = ["other"] });
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.PostAsync("/chat/completions", Ask)).AssertRefused(
            HttpStatusCode.NotFound, "model_not_found", null, "The model `gpt-4o-mini` does not exist or you do not have access to it.");
    }

    [Fact]
    public async Task A_handler_answers_calls_too_and_sees_that_they_have_no_custom_id()
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) => new(EmulatedResponse.Text(request, $"{request.Endpoint} {request.CustomId ?? "none"} {request.Model} {request.LastUserText}")),
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var message = await MessageAsync(client);
        Assert.Equal("/v1/chat/completions none gpt-4o-mini hi", message.GetProperty("message").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("refusal", null, "no", "stop")]
    [InlineData("truncated", "par", null, "length")]
    [InlineData("filtered", "par", null, "content_filter")]
    public async Task Answers_that_are_no_plain_success_have_their_form(string kind, string? content, string? refusal, string finishReason)
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) => new(kind switch
            {
                "refusal" => EmulatedResponse.Refusal(request, "no"),
                "truncated" => EmulatedResponse.Truncated(request, "par"),
                _ => EmulatedResponse.Filtered(request, "par"),
            }),
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var choice = await MessageAsync(client);
        Assert.Equal(
            (content, refusal, finishReason),
            (choice.GetProperty("message").GetProperty("content").GetString(), choice.GetProperty("message").GetProperty("refusal").GetString(), choice.GetProperty("finish_reason").GetString()));
    }

    [Theory]
    [InlineData("text-embedding-3-small", "", 1536)]
    [InlineData("text-embedding-ada-002", "", 1536)]
    [InlineData("text-embedding-3-large", "", 3072)]
    [InlineData("text-embedding-3-large", ",\"dimensions\":7", 7)]
    public async Task Embeddings_are_unit_vectors_of_the_asked_length_in_both_encodings(string model, string more, int dimensions)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var numbers = await EmulatorClient.OkAsync(client.PostAsync("/embeddings", $$"""{"model":"{{model}}","input":["x","y","x"]{{more}}}"""));
        var base64 = await EmulatorClient.OkAsync(client.PostAsync("/embeddings", $$"""{"model":"{{model}}","input":["x","y","x"],"encoding_format":"base64"{{more}}}"""));
        var vectors = numbers.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToList();
        var decoded = base64.GetProperty("data").EnumerateArray().Select(item => Floats(item.GetProperty("embedding").GetBytesFromBase64())).ToList();
        Assert.Equal([0, 1, 2], numbers.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
        Assert.All(vectors, vector => Assert.Equal(dimensions, vector.Length));
        Assert.All(vectors, vector => Assert.Equal(1, vector.Sum(value => (double)value * value), 4));
        Assert.Equal(vectors, decoded);
        Assert.Equal(vectors[0], vectors[2]);
        Assert.NotEqual(vectors[0], vectors[1]);
    }

    [Theory]
    [InlineData("\"one text\"", 1)]
    [InlineData("[\"a\",\"b\"]", 2)]
    [InlineData("[1,2,3]", 1)]
    [InlineData("[[1,2],[3]]", 2)]
    public async Task Each_form_of_input_has_its_number_of_vectors(string input, int count)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var answer = await EmulatorClient.OkAsync(client.PostAsync("/embeddings", $$"""{"model":"m","dimensions":2,"input":{{input}}}"""));
        Assert.Equal(count, answer.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"model":"m"}""", "missing_required_parameter", "input", "Missing required parameter: 'input'.")]
    [InlineData("""{"model":"m","input":""}""", null, null, "'$.input' is invalid.")]
    [InlineData("""{"model":"m","input":[]}""", "empty_array", "input", "Invalid 'input': empty array. Expected an array with minimum length 1, but got an empty array instead.")]
    [InlineData("""{"model":"m","input":"x","encoding_format":"hex"}""", "invalid_value", "encoding_format", "Invalid value: 'hex'. Supported values are: 'float', 'base64'.")]
    [InlineData("""{"model":"m","input":"x","dimensions":0}""", "decimal_below_min_value", "dimensions", "Invalid 'dimensions': decimal below minimum value. Expected a value >= 1, but got 0 instead.")]
    public async Task What_the_service_refuses_in_an_embeddings_call_is_refused(string body, string? code, string? param, string message)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.PostAsync("/embeddings", body)).AssertRefused(HttpStatusCode.BadRequest, code, param, message);
    }

    [Fact]
    public async Task A_batch_of_embeddings_is_answered_like_the_calls()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        const string Body = """{"model":"m","input":"x","dimensions":3}""";
        var batch = await client.RunAsync("/v1/embeddings", $$"""{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{{Body}}}""");
        var row = Assert.Single(await client.RowsAsync(batch, "output_file_id"));
        var call = await EmulatorClient.OkAsync(client.PostAsync("/embeddings", Body));
        Assert.Equal(call.GetRawText(), row.GetProperty("response").GetProperty("body").GetRawText());
    }

    [Fact]
    public void A_response_whose_body_is_not_JSON_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => EmulatedResponse.Json(200, "{"u8.ToArray()));

    private static async Task<JsonElement> MessageAsync(EmulatorClient client) =>
        (await EmulatorClient.OkAsync(client.PostAsync("/chat/completions", Ask))).GetProperty("choices")[0];

    private static float[] Floats(byte[] bytes) =>
        [.. Enumerable.Range(0, bytes.Length / 4).Select(index => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(index * 4)))];
}
