using System.Text.Json;
using BatchTasks.Conformance;
using BatchTasks.Tests.Generated;
using CsCheck;

namespace BatchTasks.Tests.Conformance;

/// <summary>Generated tasks: their bodies are what the service's own description asks for, and they read what it says that the service answers.</summary>
public sealed class GeneratedConformanceTests
{
    private const int Seeds = 60;

    private static readonly Gen<string> s_text = Gen.String[Gen.Char, 0, 40];

    [Fact]
    public void Chat_bodies_are_valid()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        Gen.Select(Gen.Int, s_text).Sample(t => Conformant.AssertBody<ArticleReview, string>(new(t.Item1, t.Item2)), iter: Seeds);
        Gen.Select(s_text, s_text, Gen.Double.Where(double.IsFinite), s_text.Null(), s_text.Array[1, 4].Null())
            .Sample(t => Conformant.AssertBody<ReviewTask, Verdict>(new(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5)), iter: Seeds);
    }

    [Fact]
    public void Embedding_bodies_are_valid()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        Gen.Select(Gen.Guid, Gen.Int, s_text).Sample(
            t => Conformant.AssertBody<ChunkTask, ReadOnlyMemory<float>>(new(t.Item1, t.Item2, t.Item3)), iter: Seeds);
    }

    [Fact]
    public void A_body_outside_the_schema_fails_here()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        var task = new ReviewTask("k", "t", 0, null, ["a", "b", "c", "d", "e"]);
        Assert.Contains("/stop", Assert.ThrowsAny<Exception>(() => Conformant.AssertBody<ReviewTask, Verdict>(task)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_comes_back_from_any_response_that_has_it()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = $"answer {seed} \"日本\" 🍣\u2028";
            await Conformant.AssertReadAsync<ArticleReview, string>(text, Random(seed).WithText(text));
        }
    }

    [Fact]
    public async Task A_structured_result_comes_back_typed_from_any_response_that_has_it()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var verdict = new Verdict((Sentiment)(seed % 2), seed / 8.0, seed % 3 == 0 ? null : $"because {seed}");
            var reason = JsonSerializer.Serialize(verdict.Reason);
            var text = $$"""{"Sentiment":"{{verdict.Sentiment}}","Confidence":{{JsonSerializer.Serialize(verdict.Confidence)}},"Reason":{{reason}}}""";
            await Conformant.AssertReadAsync<ReviewTask, Verdict>(verdict, Random(seed).WithText(text));
        }
    }

    [Fact]
    public async Task A_refusal_and_a_truncated_answer_are_told_apart()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.IsType<BatchOutcome<Verdict>.Refused>(await Conformant.OutcomeAsync<ReviewTask, Verdict>(Random(seed).WithRefusal("no"), "a"));
            Assert.IsType<BatchOutcome<Verdict>.Truncated>(await Conformant.OutcomeAsync<ReviewTask, Verdict>(Random(seed).WithTruncatedText("{\"Sen"), "a"));
        }
    }

    [Fact]
    public async Task Embeddings_come_back_in_both_encodings()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < Seeds; seed++)
        {
            float[] vector = [seed, -0.5f, 1e-20f];
            var response = OpenApiResponses.Random("/v1/embeddings", seed).WithEmbeddings(asBase64: seed % 2 == 0, vector);
            await Conformant.AssertReadAsync<ChunkTask, ReadOnlyMemory<float>>(vector, response, value => value.ToArray());
        }
    }

    [Fact]
    public async Task Every_response_that_the_schema_allows_has_an_outcome()
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < 4 * Seeds; seed++)
        {
            await Conformant.OutcomeAsync<ArticleReview, string>(Random(seed), "a");
            await Conformant.OutcomeAsync<ReviewTask, Verdict>(Random(seed), "a");
            await Conformant.OutcomeAsync<ChunkTask, ReadOnlyMemory<float>>(OpenApiResponses.Random("/v1/embeddings", seed), "a");
        }
    }

    private static OpenApiResponse Random(int seed) => OpenApiResponses.Random("/v1/chat/completions", seed);
}
