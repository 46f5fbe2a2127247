using System.Text;
using System.Text.Json.Nodes;
using BatchTasks.Conformance;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Shared.Tests.Conformance;

/// <summary>The tool that other tests hold bodies against: it must take what is valid and refuse what is not.</summary>
public sealed class RequestValidationTests
{
    public static TheoryData<string, string> Valid { get; } = new()
    {
        {
            EndpointCatalog.ChatCompletions,
            """
            {"model":"gpt-4o-mini","messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo=","detail":"low"}}]}],
            "temperature":0,"n":2,"stop":["a"],"seed":null,"metadata":{"anything":"goes"},
            "response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object","properties":{},"required":[],"additionalProperties":false}}},
            "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"free":{"type":"string"}}}}}],"tool_choice":{"type":"function","function":{"name":"f"}}}
            """
        },
        {
            EndpointCatalog.Responses,
            """
            {"model":"gpt-4o-mini","instructions":"i","input":[{"role":"user","content":[{"type":"input_text","text":"t"},{"type":"input_image","image_url":"data:image/png;base64,iVBORw0KGgo=","detail":"auto"}]},
            {"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"o"}],"max_output_tokens":16,
            "text":{"format":{"type":"json_schema","name":"n","strict":true,"schema":{"type":"object"}},"verbosity":"low"},"reasoning":{"effort":"low"},
            "tools":[{"type":"function","name":"f","strict":true,"parameters":{"type":"object"}}],"tool_choice":{"type":"function","name":"f"}}
            """
        },
        { EndpointCatalog.Embeddings, """{"model":"text-embedding-3-small","input":["a","b"],"encoding_format":"base64","dimensions":8}""" },
        { EndpointCatalog.Completions, """{"model":"gpt-3.5-turbo-instruct","prompt":["a","b"],"logprobs":2,"stop":"x","best_of":3}""" },
        { EndpointCatalog.Moderations, """{"model":"omni-moderation-latest","input":[{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}""" },
        { EndpointCatalog.ImageGenerations, """{"model":"gpt-image-1","prompt":"p","n":3,"size":"1024x1024","quality":"low","background":"transparent"}""" },
        { EndpointCatalog.ImageEdits, """{"model":"gpt-image-1","prompt":"p","images":[{"image_url":"data:image/png;base64,iVBORw0KGgo="},{"file_id":"f"}],"mask":{"file_id":"f"},"input_fidelity":"high"}""" },
        { EndpointCatalog.Videos, """{"model":"sora-2","prompt":"p","seconds":"4","size":"720x1280","input_reference":{"file_id":"f"}}""" },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_body_is_valid(string endpoint, string body)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        Assert.Empty(OpenApiRequests.Validate(endpoint, Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData(EndpointCatalog.ChatCompletions, "model", null)]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", null)]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", "[]")]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", """[{"role":"robot","content":"x"}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", """[{"role":"user"}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", """[{"role":"user","content":[{"type":"text","txt":"x"}]}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", """[{"role":"user","content":"x","nme":"x"}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "messages", """[{"role":"user","content":[{"type":"image_url","image_url":"https://example.com"}]}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "temperature", "2.1")]
    [InlineData(EndpointCatalog.ChatCompletions, "temperature", "\"0\"")]
    [InlineData(EndpointCatalog.ChatCompletions, "n", "0")]
    [InlineData(EndpointCatalog.ChatCompletions, "n", "1.5")]
    [InlineData(EndpointCatalog.ChatCompletions, "stop", """["a","b","c","d","e"]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "metadata", """{"a":1}""")]
    [InlineData(EndpointCatalog.ChatCompletions, "response_format", """{"type":"json_schema","json_schema":{"strict":true}}""")]
    [InlineData(EndpointCatalog.ChatCompletions, "response_format", """{"type":"json_schema","json_schema":{"name":"n","shema":{}}}""")]
    [InlineData(EndpointCatalog.ChatCompletions, "tools", """[{"type":"function","name":"f"}]""")]
    [InlineData(EndpointCatalog.ChatCompletions, "tool_choice", "\"always\"")]
    [InlineData(EndpointCatalog.ChatCompletions, "temprature", "1")]
    [InlineData(EndpointCatalog.Responses, "input", "5")]
    [InlineData(EndpointCatalog.Responses, "input", """[{"role":"user","content":[{"type":"text","text":"t"}]}]""")]
    [InlineData(EndpointCatalog.Responses, "input", """[{"role":"user","content":"t","nme":"x"}]""")]
    [InlineData(EndpointCatalog.Responses, "max_output_tokens", "15")]
    [InlineData(EndpointCatalog.Responses, "text", """{"format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}}}""")]
    [InlineData(EndpointCatalog.Responses, "tools", """[{"type":"function","function":{"name":"f"}}]""")]
    [InlineData(EndpointCatalog.Responses, "reasoning", """{"effort":"extreme"}""")]
    [InlineData(EndpointCatalog.Responses, "messages", "[]")]
    [InlineData(EndpointCatalog.Embeddings, "input", "[]")]
    [InlineData(EndpointCatalog.Embeddings, "input", """["a",1]""")]
    [InlineData(EndpointCatalog.Embeddings, "encoding_format", "\"base32\"")]
    [InlineData(EndpointCatalog.Embeddings, "dimensions", "0")]
    [InlineData(EndpointCatalog.Completions, "prompt", null)]
    [InlineData(EndpointCatalog.Completions, "prompt", "{}")]
    [InlineData(EndpointCatalog.Completions, "logprobs", "6")]
    [InlineData(EndpointCatalog.Moderations, "input", null)]
    [InlineData(EndpointCatalog.Moderations, "input", """[{"type":"image_url","image_url":"https://example.com"}]""")]
    [InlineData(EndpointCatalog.ImageGenerations, "prompt", null)]
    [InlineData(EndpointCatalog.ImageGenerations, "n", "11")]
    [InlineData(EndpointCatalog.ImageGenerations, "quality", "\"fine\"")]
    [InlineData(EndpointCatalog.ImageEdits, "images", null)]
    [InlineData(EndpointCatalog.ImageEdits, "images", """["https://example.com"]""")]
    [InlineData(EndpointCatalog.ImageEdits, "images", """[{"image_url":"https://example.com","file_id":"f"}]""")]
    [InlineData(EndpointCatalog.ImageEdits, "mask", """{"file_id":"f","detail":"low"}""")]
    [InlineData(EndpointCatalog.ImageEdits, "mask", """{"url":"https://example.com"}""")]
    [InlineData(EndpointCatalog.Videos, "seconds", "4")]
    [InlineData(EndpointCatalog.Videos, "input_reference", "\"https://example.com\"")]
    public void A_body_with_one_mistake_is_not_valid(string endpoint, string member, string? value)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var body = JsonNode.Parse(Valid.Single(each => each.Data.Item1 == endpoint).Data.Item2)!.AsObject();
        body.Remove(member);
        if (value is not null)
            body[member] = JsonNode.Parse(value);

        var errors = OpenApiRequests.Validate(endpoint, Utf8(body));
        Assert.True(errors.Any(error => error.Contains(member, StringComparison.Ordinal)), string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_member_that_no_schema_names_is_told_and_may_be_allowed(string endpoint, string body)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var changed = JsonNode.Parse(body)!.AsObject();
        changed["not_known"] = 1;
        Assert.Contains("/not_known: the schema does not name this member", OpenApiRequests.Validate(endpoint, Utf8(changed)));

        // The one body that the document closes itself.
        var isClosed = endpoint == EndpointCatalog.Embeddings;
        Assert.Equal(isClosed, OpenApiRequests.Validate(endpoint, Utf8(changed), allowUnknown: true).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_parameter_of_no_sense_is_refused_whatever_it_is(string endpoint, string body)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        foreach (var (name, _) in JsonNode.Parse(body)!.AsObject().Where(member => member.Key != "metadata"))
        {
            var changed = JsonNode.Parse(body)!.AsObject();
            changed[name] = new JsonObject { ["nonsense"] = new JsonArray(new JsonArray()) };
            Assert.NotEmpty(OpenApiRequests.Validate(endpoint, Utf8(changed)));
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Random_bodies_are_valid_and_differ(string endpoint, string body)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        Assert.NotEmpty(body);
        var texts = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = OpenApiRequests.Random(endpoint, seed);
            Assert.Equal(random, OpenApiRequests.Random(endpoint, seed));
            var errors = OpenApiRequests.Validate(endpoint, random);
            Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{Encoding.UTF8.GetString(random)}");
            texts.Add(Encoding.UTF8.GetString(random));
        }

        Assert.True(texts.Count > 30);
    }

    [Fact]
    public void What_is_no_json_is_not_valid()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        Assert.NotEmpty(OpenApiRequests.Validate(EndpointCatalog.Embeddings, "{"u8));
        Assert.NotEmpty(OpenApiRequests.Validate(EndpointCatalog.Embeddings, "[]"u8));
        Assert.NotEmpty(OpenApiRequests.Validate(EndpointCatalog.Embeddings, "null"u8));
    }

    private static byte[] Utf8(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
