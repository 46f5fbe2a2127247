using System.Text;
using System.Text.Json.Nodes;
using BatchTasks.Conformance;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Shared.Tests.Conformance;

/// <summary>The responses that readers are tried with.</summary>
public sealed class RandomResponseTests
{
    public static TheoryData<string> Endpoints { get; } = [.. EndpointCatalog.All];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_random_response_is_valid(string endpoint)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var isUnknownSeen = false;
        for (var seed = 0; seed < 40; seed++)
        {
            var response = OpenApiResponses.Random(endpoint, seed);
            AssertValid(response, allowUnknown: true);
            AssertValid(OpenApiResponses.Random(endpoint, seed, withUnknown: false), allowUnknown: false);
            Assert.Equal(response.ToUtf8(), OpenApiResponses.Random(endpoint, seed).ToUtf8());
            isUnknownSeen |= response.Body.ToJsonString().Contains("x_unknown", StringComparison.Ordinal);
        }

        Assert.True(isUnknownSeen);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_response_without_what_is_required_is_not_valid(string endpoint)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var required = Enumerable.Range(0, 30).Select(seed => OpenApiResponses.Random(endpoint, seed, withUnknown: false).Body.Select(member => member.Key))
            .Aggregate((one, other) => one.Intersect(other)).ToList();
        Assert.NotEmpty(required);
        foreach (var name in required)
        {
            var response = OpenApiResponses.Random(endpoint, seed: 1);
            response.Body.Remove(name);
            Assert.NotEmpty(OpenApiResponses.Validate(endpoint, response.ToUtf8()));
        }
    }

    [Theory]
    [InlineData(EndpointCatalog.ChatCompletions)]
    [InlineData(EndpointCatalog.Responses)]
    [InlineData(EndpointCatalog.Completions)]
    public void A_response_with_a_known_content_is_still_valid(string endpoint)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < 40; seed++)
        {
            AssertValid(Random(seed).WithText("one", "two"), allowUnknown: true);
            AssertValid(Random(seed).WithTruncatedText("one"), allowUnknown: true);
            Assert.Contains("\"two\"", Random(seed).WithText("one", "two").ToResultLine("id"), StringComparison.Ordinal);
            if (endpoint == EndpointCatalog.Completions)
                continue;

            AssertValid(Random(seed).WithFunctionCall("f", "{}"), allowUnknown: true);
            AssertValid(Random(seed).WithRefusal("no"), allowUnknown: true);
        }

        OpenApiResponse Random(int seed) => OpenApiResponses.Random(endpoint, seed);
    }

    [Fact]
    public void Embeddings_are_the_given_ones()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var response = OpenApiResponses.Random(EndpointCatalog.Embeddings, seed: 3).WithEmbeddings(asBase64: false, [1, 2], [3, 4]);
        AssertValid(response, allowUnknown: true);
        Assert.Equal(2, response.Body["data"]!.AsArray().Count);
        Assert.Equal("AACAPwAAAEA=", (string?)response.WithEmbeddings(asBase64: true, [1, 2]).Body["data"]![0]!["embedding"]);
    }

    [Fact]
    public void A_result_line_has_the_body_in_it()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var response = OpenApiResponses.Random(EndpointCatalog.Videos, seed: 1);
        var line = JsonNode.Parse(response.ToResultLine("a"))!;
        Assert.Equal("a", (string?)line["custom_id"]);
        Assert.True(JsonNode.DeepEquals(response.Body, line["response"]!["body"]));
    }

    private static void AssertValid(OpenApiResponse response, bool allowUnknown)
    {
        var errors = OpenApiResponses.Validate(response.Endpoint, response.ToUtf8(), allowUnknown);
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{Encoding.UTF8.GetString(response.ToUtf8())}");
    }
}
