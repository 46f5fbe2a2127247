using System.Text.Json;
using System.Text.Json.Nodes;
using BatchTasks.Conformance;
using BatchTasks.Tests.Generated;
using CsCheck;

namespace BatchTasks.Tests.Conformance;

/// <summary>A task for each endpoint: its body over random data against the official schema of requests, and answers of the official schema of responses.</summary>
public sealed class EndpointConformanceTests
{
    private const int Seeds = 40;

    private static readonly Gen<string> s_text = Gen.String[Gen.Char, 0, 40];
    private static readonly Gen<string> s_prompt = Gen.String[Gen.Char.AlphaNumeric, 1, 40];
    private static readonly Gen<Effort?> s_effort = Gen.Enum<Effort>().Nullable();

    private static readonly Gen<BatchImage> s_image = Gen.OneOf(
        Gen.Const(BatchImage.FromUrl("https://example.com/a.png")),
        Gen.Enum<BatchImageDetail>().Where(detail => detail != BatchImageDetail.Original).Select(detail => BatchImage.FromUrl("https://example.com/a.png", detail)),
        Gen.Byte.Array[1, 200].Select(bytes => BatchImage.FromBytes(bytes, "image/png")));

    private static readonly Gen<BatchAudio> s_audio = Gen.Byte.Array[1, 50].Select(bytes => BatchAudio.FromBytes(bytes, BatchAudioFormat.Mp3));

    private static readonly Gen<BatchFileInput> s_file = Gen.OneOf(
        Gen.Const(BatchFileInput.FromFileId("file-1")), Gen.Byte.Array[1, 50].Select(bytes => BatchFileInput.FromBytes(bytes, "a.pdf", "application/pdf")));

    private static readonly Gen<IReadOnlyList<BatchMessage>> s_talk = Gen.OneOf(
        s_text.Select(text => BatchMessage.User(text)),
        Gen.Select(s_text, s_image, (text, image) => BatchMessage.User(text, image)),
        s_text.Select(text => BatchMessage.Assistant(text)),
        s_text.Select(text => BatchMessage.Tool("call_1", text)),
        s_text.Select(text => BatchMessage.System(text)),
        s_text.Select(text => BatchMessage.Developer(text))).List[0, 5].Select(list => (IReadOnlyList<BatchMessage>)list);

    public EndpointConformanceTests() => Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);

    [Fact]
    public void Bodies_of_responses_are_valid()
    {
        Gen.Select(s_text, s_text, s_effort, s_effort).Sample(t => Conformant.AssertBody<ResponsesReviewTask, Judgement>(new(1, t.Item1, t.Item2, t.Item3, t.Item4)), iter: Seeds);
        Gen.Select(s_text, s_image.Null(), s_file, s_image.List[0, 3]).Sample(
            t => Conformant.AssertBody<ResponsesPhotoTask, string>(new(1, t.Item1, t.Item2, t.Item3, t.Item4)), iter: Seeds);
        Gen.Select(s_text, s_talk).Sample(t => Conformant.AssertBody<ResponsesTalkTask, string>(new(1, t.Item1, t.Item2)), iter: Seeds);
        s_text.Sample(text => Conformant.AssertBody<ResponsesToolsTask, BatchToolCalls>(new(1, text)), iter: Seeds);
        s_text.Sample(text => Conformant.AssertBody<ResponsesNumbersTask, int[]>(new(1, text)), iter: Seeds);
        s_text.Sample(text => Conformant.AssertBody<RawTask, BatchRawBody>(new(1, text)), iter: Seeds);
    }

    [Fact]
    public void Bodies_of_chat_completions_are_valid()
    {
        Gen.Select(s_text, s_image.Null(), s_audio.Null(), s_file.Null(), s_image.Array[0, 3]).Sample(
            t => Conformant.AssertBody<ChatPhotoTask, string>(new(1, t.Item1, t.Item2, t.Item3, t.Item4, t.Item5)), iter: Seeds);
        Gen.Select(s_text, s_talk).Sample(t => Conformant.AssertBody<ChatTalkTask, string>(new(1, t.Item1, t.Item2)), iter: Seeds);
        s_text.Sample(text => Conformant.AssertBody<ChatToolsTask, BatchToolCalls>(new(1, text)), iter: Seeds);
        Gen.Select(Gen.Double[0, 2].Nullable(), Gen.Int[1, 128].Nullable(), Gen.Bool.Nullable(), s_effort, s_text.Array[1, 4].Null(), Gen.Select(s_prompt, s_text).Array[0, 3].Null(), s_text).Sample(
            t => Conformant.AssertBody<ChatParametersTask, BatchChoice<string>[]>(Parameters(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7)), iter: Seeds);
    }

    [Fact]
    public void Bodies_of_completions_are_valid()
    {
        Gen.Select(s_text, s_text.Null(), Gen.Int[0, 20].Nullable()).Sample(t => Conformant.AssertBody<TaleTask, string>(new(1, t.Item1, t.Item2, t.Item3)), iter: Seeds);
        s_text.Sample(text => Conformant.AssertBody<TalesTask, IReadOnlyList<BatchChoice<string>>>(new(1, text)), iter: Seeds);
    }

    [Fact]
    public void Bodies_of_moderations_are_valid()
    {
        s_text.Sample(text => Conformant.AssertBody<PostTask, BatchModeration>(new(1, text)), iter: Seeds);
        s_text.List[0, 5].Sample(texts => Conformant.AssertBody<PostsTask, BatchModeration[]>(new(1, texts)), iter: Seeds);
        Gen.Select(s_image.Null(), s_text).Sample(t => Conformant.AssertBody<PictureTask, BatchModeration>(new(1, t.Item1, t.Item2)), iter: Seeds);
    }

    [Fact]
    public void Bodies_of_images_and_videos_are_valid()
    {
        s_prompt.Sample(text => Conformant.AssertBody<CatTask, BatchGeneratedImage>(new(1, text, "1024x1024")), iter: Seeds);
        Gen.Select(s_prompt, s_image.List[1, 16], s_image.Null(), Gen.Int[1, 10].Nullable()).Sample(
            t => Conformant.AssertBody<EditTask, BatchGeneratedImage[]>(new(1, t.Item1, t.Item2, t.Item3, t.Item4)), iter: Seeds);
        Gen.Select(s_prompt, s_image.Null()).Sample(t => Conformant.AssertBody<VideoTask, BatchVideo>(new(1, t.Item1, t.Item2)), iter: Seeds);
    }

    [Fact]
    public async Task Text_and_structured_results_come_back_from_responses()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = $"answer {seed} \"日本\" 🍣\u2028";
            await Conformant.AssertReadAsync<ResponsesTalkTask, string>(text, Random(BatchEndpoints.Responses, seed).WithText(text));

            var judgement = new Judgement((Sentiment)(seed % 2), seed / 8.0, seed % 3 == 0 ? null : $"because {seed}");
            var json = $$"""{"Sentiment":"{{judgement.Sentiment}}","Confidence":{{JsonSerializer.Serialize(judgement.Confidence)}},"Reason":{{JsonSerializer.Serialize(judgement.Reason)}}}""";
            await Conformant.AssertReadAsync<ResponsesReviewTask, Judgement>(judgement, Random(BatchEndpoints.Responses, seed).WithText(json));

            // The one that parses is the answer, wherever it stands.
            string[] texts = seed % 2 == 0 ? ["Let me see.", json] : [json, "That is it."];
            await Conformant.AssertReadAsync<ResponsesReviewTask, Judgement>(judgement, Random(BatchEndpoints.Responses, seed).WithText(texts));
            await Conformant.AssertReadAsync<ResponsesNumbersTask, int[]>([seed, 2], Random(BatchEndpoints.Responses, seed).WithFunctionCall("give", $$"""{"value":[{{seed}},2]}"""));
        }
    }

    [Fact]
    public async Task What_is_no_answer_is_told_apart_at_responses()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.IsType<BatchOutcome<Judgement>.Refused>(await Conformant.OutcomeAsync<ResponsesReviewTask, Judgement>(Random(BatchEndpoints.Responses, seed).WithRefusal("no"), "a"));
            var truncated = await Conformant.OutcomeAsync<ResponsesReviewTask, Judgement>(Random(BatchEndpoints.Responses, seed).WithTruncatedText("{\"Sen"), "a");
            Assert.Equal("max_output_tokens", Assert.IsType<BatchOutcome<Judgement>.Truncated>(truncated).FinishReason);
        }
    }

    [Fact]
    public async Task Calls_of_functions_come_back_typed()
    {
        const string Weather = """{"City":"Oulu","Unit":"Celsius"}""";
        const string Orders = """{"customer":"Aino","years":[2025,2026]}""";
        for (var seed = 0; seed < Seeds; seed++)
        {
            AssertWeather(await Conformant.OutcomeAsync<ChatToolsTask, BatchToolCalls>(Random(BatchEndpoints.ChatCompletions, seed).WithFunctionCall("GetWeather", Weather), "a"));
            AssertWeather(await Conformant.OutcomeAsync<ResponsesToolsTask, BatchToolCalls>(Random(BatchEndpoints.Responses, seed).WithFunctionCall("GetWeather", Weather), "a"));

            var orders = await Conformant.OutcomeAsync<ChatToolsTask, BatchToolCalls>(Random(BatchEndpoints.ChatCompletions, seed).WithFunctionCall("find_orders", Orders), "a");
            var arguments = Assert.IsType<ChatToolsTask.FindOrdersArguments>(Call(orders, "find_orders").Arguments);
            Assert.Equal("Aino", arguments.Customer);
            Assert.Equal([2025, 2026], arguments.Years!);
        }

        static void AssertWeather(BatchOutcome<BatchToolCalls> outcome) =>
            Assert.Equal(new GetWeather("Oulu", Unit.Celsius), Call(outcome, "GetWeather").Arguments);

        // There may be calls of tools of other kinds beside it.
        static BatchToolCall Call(BatchOutcome<BatchToolCalls> outcome, string name) =>
            Assert.Single(Assert.IsType<BatchOutcome<BatchToolCalls>.Succeeded>(outcome).Value.Calls, call => call.Name == name);
    }

    [Fact]
    public async Task Completions_and_choices_come_back()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            await Conformant.AssertReadAsync<TaleTask, string>($"tale {seed}", Random(BatchEndpoints.Completions, seed).WithText($"tale {seed}"));
            var tales = await Conformant.OutcomeAsync<TalesTask, IReadOnlyList<BatchChoice<string>>>(Random(BatchEndpoints.Completions, seed).WithText("one", "two"), "a");
            Assert.True(Assert.IsType<BatchOutcome<IReadOnlyList<BatchChoice<string>>>.Succeeded>(tales).Value.Select(choice => choice.Value).SequenceEqual(["one", "two"]), tales + "\n" + Random(BatchEndpoints.Completions, seed).WithText("one", "two").Body.ToJsonString());
            var chat = await Conformant.OutcomeAsync<ChatParametersTask, BatchChoice<string>[]>(Random(BatchEndpoints.ChatCompletions, seed).WithText("one", "two"), "a");
            Assert.True(Assert.IsType<BatchOutcome<BatchChoice<string>[]>.Succeeded>(chat).Value.Select(choice => choice.Value).SequenceEqual(["one", "two"]), chat + "\n" + Random(BatchEndpoints.ChatCompletions, seed).WithText("one", "two").Body.ToJsonString());
        }
    }

    [Fact]
    public async Task Judgements_images_and_videos_come_back()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var moderation = Random(BatchEndpoints.Moderations, seed);
            var results = moderation.Body["results"]!.AsArray();
            var several = Assert.IsType<BatchOutcome<BatchModeration[]>.Succeeded>(await Conformant.OutcomeAsync<PostsTask, BatchModeration[]>(moderation, "a")).Value;
            Assert.Equal(results.Select(result => (bool)result!["flagged"]!), several.Select(result => result.Flagged));
            Assert.Equal(results.Select(result => Convert.ToDouble(result!["category_scores"]!["violence"]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)), several.Select(result => result.CategoryScores["violence"]));

            var image = Random(BatchEndpoints.ImageGenerations, seed);
            image.Body["data"] = new JsonArray(new JsonObject { ["b64_json"] = "iVBORw==", ["revised_prompt"] = $"cat {seed}" });
            var cat = Assert.IsType<BatchOutcome<BatchGeneratedImage>.Succeeded>(await Conformant.OutcomeAsync<CatTask, BatchGeneratedImage>(image, "a")).Value;
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], cat.Bytes.ToArray());
            Assert.Equal($"cat {seed}", cat.RevisedPrompt);

            var video = Random(BatchEndpoints.Videos, seed);
            video.Body["id"] = $"video_{seed}";
            video.Body["status"] = "completed";
            video.Body["error"] = null;
            var clip = Assert.IsType<BatchOutcome<BatchVideo>.Succeeded>(await Conformant.OutcomeAsync<VideoTask, BatchVideo>(video, "a")).Value;
            Assert.Equal($"video_{seed}", clip.Id);
            Assert.True(clip.IsCompleted);
        }
    }

    [Fact]
    public async Task Every_response_that_the_schemas_allow_has_an_outcome()
    {
        for (var seed = 0; seed < 4 * Seeds; seed++)
        {
            await Conformant.OutcomeAsync<ResponsesReviewTask, Judgement>(Random(BatchEndpoints.Responses, seed), "a");
            await Conformant.OutcomeAsync<ResponsesToolsTask, BatchToolCalls>(Random(BatchEndpoints.Responses, seed), "a");
            await Conformant.OutcomeAsync<TaleTask, string>(Random(BatchEndpoints.Completions, seed), "a");
            await Conformant.OutcomeAsync<PostTask, BatchModeration>(Random(BatchEndpoints.Moderations, seed), "a");
            await Conformant.OutcomeAsync<EditTask, BatchGeneratedImage[]>(Random(BatchEndpoints.ImageEdits, seed), "a");
            await Conformant.OutcomeAsync<VideoTask, BatchVideo>(Random(BatchEndpoints.Videos, seed), "a");
            Assert.IsType<BatchOutcome<BatchRawBody>.Succeeded>(await Conformant.OutcomeAsync<RawTask, BatchRawBody>(Random(BatchEndpoints.Responses, seed).WithText("x"), "a"));
        }
    }

    private static ChatParametersTask Parameters(double? number, int? n, bool? flag, Effort? effort, string[]? stop, (string Key, string Value)[]? pairs, string text)
    {
        var map = pairs?.DistinctBy(static pair => pair.Key).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        JsonElement? options = flag is null ? null : JsonDocument.Parse("""{"search_context_size":"low"}""").RootElement;
        return new(
            1, number, number / 2, n, flag, n % 21, number, number is null ? null : -number, stop, effort, effort, map?.ToDictionary(static pair => pair.Key, static pair => pair.Value.Length), map, flag,
            flag is null ? null : ["text"], text, options);
    }

    private static OpenApiResponse Random(string endpoint, int seed) => OpenApiResponses.Random(endpoint, seed);
}
