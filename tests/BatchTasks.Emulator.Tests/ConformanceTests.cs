using System.Net;
using System.Text;
using BatchTasks.Conformance;

namespace BatchTasks.Emulator.Tests;

/// <summary>What the emulator answers, against the service's own description of its answers.</summary>
public sealed class ConformanceTests
{
    private const int Seeds = 60;

    public static TheoryData<string> Endpoints { get; } =
    [
        "/v1/responses", "/v1/chat/completions", "/v1/embeddings", "/v1/completions", "/v1/moderations", "/v1/images/generations", "/v1/images/edits", "/v1/videos",
    ];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Any_valid_request_is_answered_as_the_description_says_or_refused(string endpoint)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var answered = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var body = Encoding.UTF8.GetString(OpenApiRequests.Random(endpoint, seed));
            var (status, answer) = await client.PostAsync(endpoint["/v1".Length..], body);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer}\n{body}");
            if (status != HttpStatusCode.OK)
                continue;

            answered++;

            // The description has no word of vectors in base64, which the service gives all the same.
            if (!body.Contains("\"encoding_format\":\"base64\"", StringComparison.Ordinal))
                AssertValid(endpoint, Encoding.UTF8.GetBytes(answer.GetRawText()), body);
        }

        Assert.True(answered > 5, $"{answered} of {Seeds} were answered.");
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":"x"}],"n":2,"logprobs":true,"top_logprobs":3}""")]
    [InlineData("/v1/responses", """{"model":"m","input":"x","include":["message.output_text.logprobs"],"top_logprobs":3,"reasoning":{"effort":"low"}}""")]
    [InlineData("/v1/completions", """{"model":"m","prompt":["x","y"],"n":2,"logprobs":3}""")]
    public void Answers_of_a_handler_are_valid(string endpoint, string body)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var request = Requests.Of(endpoint, body);
        var answers = new List<EmulatedResponse>
        {
            EmulatedResponse.Default(request),
            EmulatedResponse.Text(request, "t"),
            EmulatedResponse.Texts(request, ["a", "b", "c"]),
            EmulatedResponse.Truncated(request, "t"),
            EmulatedResponse.Filtered(request, ""),
        };
        if (endpoint != "/v1/completions")
        {
            answers.Add(EmulatedResponse.Refusal(request, "no"));
            answers.Add(EmulatedResponse.ToolCall(request, "f", "{}"));
            answers.Add(EmulatedResponse.ToolCalls(request, [new("f", "{}"), new("g", "{\"a\":1}")], "said"));
        }

        Assert.All(answers, answer => AssertValid(endpoint, answer.Body.Span, body));
    }

    [Fact]
    public void Moderations_images_and_videos_of_a_handler_are_valid()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var moderation = Requests.Of("/v1/moderations", """{"input":["a","b"]}""");
        var scores = new Dictionary<string, double> { ["violence/graphic"] = 0.7 };
        AssertValid(moderation.Endpoint, EmulatedResponse.Moderations(moderation, [scores, new Dictionary<string, double>()]).Body.Span, "");
        var images = Requests.Of("/v1/images/edits", """{"prompt":"p","images":[{"file_id":"f"}]}""");
        AssertValid(images.Endpoint, EmulatedResponse.Images(images, [new byte[] { 1 }]).Body.Span, "");
        var video = Requests.Of("/v1/videos", """{"prompt":"p"}""");
        AssertValid(video.Endpoint, EmulatedResponse.FailedVideo(video, "moderation_blocked", "no").Body.Span, "");
    }

    private static void AssertValid(string endpoint, ReadOnlySpan<byte> answer, string body)
    {
        var errors = OpenApiResponses.Validate(endpoint, answer);
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{Encoding.UTF8.GetString(answer)}\n{body}");
    }
}
