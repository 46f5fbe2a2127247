using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;
using CsCheck;

namespace BatchTasks.Tests.Generated;

/// <summary>The library with tasks whose serializers the generator made.</summary>
public class GeneratedTaskTests
{
    private const string Special = "\"\\\n\r\t\0\u0085\u2028\u2029\ud83d\ude00é日{}";

    /// <summary>Any UTF-16 code units, lone surrogates among them, and often those that JSON or line readers care for.</summary>
    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Char, Gen.Int[0, Special.Length - 1].Select(i => Special[i])).Array[0, 60].Select(c => new string(c));

    [Fact]
    public async Task The_articles_reviews_give_the_articles_lines()
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "BATCHTASKS_CORPUS is not set.");
        using var written = new MemoryStream();
        await BatchFile.WriteAsync(
            written,
            new List<ArticleReview> { new(1, "料理がとても美味しかったです。"), new(2, "店内BGMの音量が大きく、声が聞こえにくかったです。") },
            cancellationToken: TestContext.Current.CancellationToken);
        var expected = await File.ReadAllLinesAsync(Path.Combine(corpus!, "requests", "restaurant-reviews.jsonl"), TestContext.Current.CancellationToken);
        var actual = Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(pair.First).RootElement, JsonDocument.Parse(pair.Second).RootElement), pair.Second));
    }

    [Fact]
    public async Task The_articles_results_are_read_as_text()
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "BATCHTASKS_CORPUS is not set.");
        var answers = new List<(int, string)>();
        await foreach (var outcome in ArticleReview.ReadResultsAsync(Path.Combine(corpus!, "results", "restaurant-reviews.jsonl"), cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.True(ArticleReview.TryParseCustomId(outcome.CustomId, out var id));
            answers.Add((id, Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value));
        }

        Assert.Equal([(1, "positive"), (2, "negative")], answers);
    }

    [Fact]
    public void Random_tasks_are_read_back_with_equal_values_and_take_one_line_each()
    {
        var task = Gen.Select(s_text, s_text, Gen.Double.Where(double.IsFinite), s_text.Null(), s_text.Array[0, 3].Null())
            .Select(t => new ReviewTask(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5));
        task.Sample(t =>
        {
            var line = t.ToBatchLine();
            Assert.DoesNotContain(line, c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029');
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            Assert.Equal(WellFormed(t.Key), root.GetProperty("custom_id").GetString());
            Assert.Equal(WellFormed(t.Key), t.GetCustomId());
            var body = root.GetProperty("body");
            var messages = body.GetProperty("messages");
            Assert.Equal($"{{\"braces\"}} \u2028 {WellFormed(t.Tone ?? "")}", messages[0].GetProperty("content").GetString());
            Assert.Equal(WellFormed(t.Text), messages[1].GetProperty("content").GetString());
            Assert.Equal(WellFormed(t.Text) + t.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture), messages[2].GetProperty("content").GetString());
            Assert.Equal(t.Tone is null ? null : WellFormed(t.Tone), body.TryGetProperty("user", out var user) ? user.GetString() : null);
            Assert.Equal(t.Stops?.Select(WellFormed), body.TryGetProperty("stop", out var stop) ? stop.EnumerateArray().Select(s => s.GetString()!) : null);
            Assert.True(ReviewTask.TryParseCustomId(t.GetCustomId(), out var key));
            Assert.Equal(WellFormed(t.Key), key);
        });
    }

    [Fact]
    public async Task A_structured_result_is_read_typed_and_a_wrong_one_is_kept()
    {
        var lines = new StringBuilder();
        foreach (var (id, content) in new[] { ("a", """{"Reason":null,"Confidence":0.9,"Sentiment":"Negative"}"""), ("b", """{"Confidence":0.9,"Sentiment":"Neutral"}"""), ("c", """{"Confidence":"0.9","Sentiment":"Negative"}""") })
            lines.Append(Response(id, $$"""{"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":{{JsonSerializer.Serialize(content)}} },"finish_reason":"stop"}]}""")).Append('\n');

        var outcomes = await Outcomes<ReviewTask, Verdict>(lines.ToString());
        Assert.Equal(new Verdict(Sentiment.Negative, 0.9, null), Assert.IsType<BatchOutcome<Verdict>.Succeeded>(outcomes[0]).Value);
        Assert.Contains("\"Neutral\"", Assert.IsType<BatchOutcome<Verdict>.Invalid>(outcomes[1]).Problem, StringComparison.Ordinal);
        Assert.Contains("a number", Assert.IsType<BatchOutcome<Verdict>.Invalid>(outcomes[2]).Problem, StringComparison.Ordinal);
        Assert.NotEmpty(outcomes[2].RawBody.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_embedding_is_read_bit_for_bit_from_base64_and_from_numbers(bool asBase64)
    {
        float[] vector = [0.1f, -1e-30f, float.MaxValue, 0f];
        var bytes = new byte[16];
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), vector[i]);

        var task = new ChunkTask(Guid.NewGuid(), 3, "text");
        var embedding = asBase64 ? $"\"{Convert.ToBase64String(bytes)}\"" : JsonSerializer.Serialize(vector);
        var body = $$"""{"object":"list","data":[{"object":"embedding","index":0,"embedding":{{embedding}}}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1} }""";
        var outcome = Assert.Single(await Outcomes<ChunkTask, ReadOnlyMemory<float>>(Response(task.GetCustomId(), body)));
        Assert.Equal(vector, Assert.IsType<BatchOutcome<ReadOnlyMemory<float>>.Succeeded>(outcome).Value.ToArray());
        Assert.True(ChunkTask.TryParseCustomId(outcome.CustomId, out var document, out var index));
        Assert.Equal((task.Document, 3), (document, index));
    }

    [Fact]
    public async Task Structs_are_written_with_their_type_arguments_named()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "chunks.jsonl");
        var files = await BatchFile.WriteAsync<ChunkTask, ReadOnlyMemory<float>>(path, [new(Guid.Empty, 1, "a"), new(Guid.Empty, 2, "b")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (files.Requests, files.Parts[0].EmbeddingInputs));
    }

    private static string Response(string id, string body) =>
        $$"""{"id":"batch_req_1","custom_id":"{{id}}","response":{"status_code":200,"request_id":"r","body":{{body}} },"error":null}""";

    private static async Task<List<BatchOutcome<TResult>>> Outcomes<TTask, TResult>(string lines)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var outcomes = new List<BatchOutcome<TResult>>();
        await foreach (var outcome in BatchFile.ReadAsync<TTask, TResult>(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "results.jsonl"))
            outcomes.Add(outcome);

        return outcomes;
    }

    /// <summary>What UTF-8 can hold of a text: lone surrogates are replaced.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
