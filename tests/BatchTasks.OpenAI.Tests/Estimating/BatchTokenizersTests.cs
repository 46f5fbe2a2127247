using System.Text;
using System.Text.Json;
using static BatchTasks.ClientTests.Estimating.TokenCounting;

namespace BatchTasks.ClientTests.Estimating;

public class BatchTokenizersTests
{
    private const string Prose = "Wir saßen drei Stunden; die Suppe war „wunderbar“. 素晴らしい!";

    // The example of OpenAI's cookbook ("How to count tokens with tiktoken"), with the counts that the service gave for it.
    private const string Example =
        """
        [
          {"role": "system", "content": "You are a helpful, pattern-following assistant that translates corporate jargon into plain English."},
          {"role": "system", "name": "example_user", "content": "New synergies will help drive top-line growth."},
          {"role": "system", "name": "example_assistant", "content": "Things working well together will increase revenue."},
          {"role": "system", "name": "example_user", "content": "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage."},
          {"role": "system", "name": "example_assistant", "content": "Let's talk later when we're less busy about how to do better."},
          {"role": "user", "content": "This late pivot means we don't have time to boil the ocean for the client deliverable."}
        ]
        """;

    [Theory]
    [InlineData("gpt-3.5-turbo", 129)]
    [InlineData("gpt-4-0613", 129)]
    [InlineData("gpt-4", 129)]
    [InlineData("gpt-4o", 124)]
    [InlineData("gpt-4o-mini", 124)]
    public void Messages_count_as_the_service_counts_them(string model, int expected)
    {
        Assert.Equal(expected, Count(model, BatchEndpoints.ChatCompletions, $"{{\"messages\":{Example}}}"));
        Assert.Equal(expected, Count(null, BatchEndpoints.ChatCompletions, $"{{\"messages\":{Example},\"model\":\"{model}\"}}"));
    }

    [Theory]
    [InlineData("gpt-4-turbo-2024-04-09", true)]
    [InlineData("gpt-35-turbo", true)]
    [InlineData("text-embedding-3-large", true)]
    [InlineData("ft:gpt-3.5-turbo-0125:acme::Ab1", true)]
    [InlineData("gpt-4.1", false)]
    [InlineData("gpt-5-mini", false)]
    [InlineData("o3", false)]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::Ab1", false)]
    [InlineData("my-deployment", false)]
    public void The_model_says_which_encoding_it_is(string model, bool isCl100k)
    {
        Assert.NotEqual(Cl100k(Prose), O200k(Prose));
        Assert.Equal(isCl100k ? Cl100k(Prose) : O200k(Prose), Count(model, BatchEndpoints.Embeddings, $$"""{"input":"{{Prose}}"}"""));
    }

    [Theory]
    [InlineData("""{"input":"TEXT"}""", 1)]
    [InlineData("""{"input":["TEXT","TEXT","TEXT"]}""", 3)]
    public void Embeddings_are_their_texts_alone(string body, int texts) => Assert.Equal(
        texts * Cl100k(Prose), Count("text-embedding-3-small", BatchEndpoints.Embeddings, body.Replace("TEXT", Prose, StringComparison.Ordinal)));

    [Theory]
    [InlineData("[1,2,3,4]", 4)]
    [InlineData("[[1,2,3],[4,5]]", 5)]
    public void Token_ids_count_as_they_are(string input, int expected)
    {
        Assert.Equal(expected, Count("text-embedding-3-small", BatchEndpoints.Embeddings, $$"""{"input":{{input}}}"""));
        Assert.Equal(expected, Count("davinci-002", BatchEndpoints.Completions, $$"""{"prompt":{{input}}}"""));
    }

    [Fact]
    public void Responses_count_their_instructions_and_messages()
    {
        var one = Count("gpt-5", BatchEndpoints.Responses, $$"""{"input":"{{Prose}}"}""");
        Assert.Equal(O200k(Prose) + 3 + 1 + 3, one);

        var message = Count("gpt-5", BatchEndpoints.Responses, $$"""{"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"{{Prose}}"}]}]}""");
        Assert.Equal(one, message);

        var instructed = Count("gpt-5", BatchEndpoints.Responses, $$"""{"instructions":"Be brief.","input":"{{Prose}}"}""");
        Assert.Equal(one + O200k("Be brief.") + 3 + 1, instructed);
    }

    [Fact]
    public void Calls_and_their_results_count_with_their_texts_and_not_their_ids()
    {
        const string Calls =
            """
            {"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"call_0123456789","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Graz\"}"}}]},
            {"role":"tool","tool_call_id":"call_0123456789","content":"sunny"}]}
            """;

        Assert.Equal(
            2 * (3 + 1) + O200k("weather") + 1 + O200k("{\"city\":\"Graz\"}") + O200k("sunny") + 3, Count("gpt-4o", BatchEndpoints.ChatCompletions, Calls));
    }

    [Fact]
    public void Tools_and_schemas_count_as_their_json_and_other_formats_not_at_all()
    {
        const string Tools = """[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}}]""";
        const string Format = """{"type":"json_schema","json_schema":{"name":"v","schema":{"type":"object"}}}""";
        const string TextFormat = """{"format":{"type":"json_schema","name":"v","schema":{"type":"object"}}}""";
        var plain = Count("gpt-4o", BatchEndpoints.ChatCompletions, """{"messages":[]}""");

        Assert.Equal(plain + O200k(Tools), Count("gpt-4o", BatchEndpoints.ChatCompletions, $$"""{"messages":[],"tools":{{Tools}}}"""));
        Assert.Equal(plain + O200k(Format), Count("gpt-4o", BatchEndpoints.ChatCompletions, $$"""{"messages":[],"response_format":{{Format}}}"""));
        Assert.Equal(plain, Count("gpt-4o", BatchEndpoints.ChatCompletions, """{"messages":[],"response_format":{"type":"json_object"},"tools":null,"user":"someone"}"""));
        Assert.Equal(
            O200k(TextFormat), Count("gpt-4o", BatchEndpoints.Responses, $$"""{"text":{{TextFormat}}}""") - Count("gpt-4o", BatchEndpoints.Responses, "{}"));
    }

    [Fact]
    public void Escaped_texts_count_as_what_they_say()
    {
        var text = Prose + "\n\t\"quoted\" \\ and 😀 " + new string('-', 40);
        var expected = O200k(text);

        var counter = BatchTokenizers.For("gpt-4o");
        foreach (var json in new[] { JsonSerializer.Serialize(text), JsonSerializer.Serialize(text), "\"" + JsonEncodedText.Encode(text).ToString() + "\"" })
            Assert.Equal(expected, counter(Encoding.UTF8.GetBytes(Line(BatchEndpoints.Moderations, $$"""{"input":{{json}}}"""))));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_counted_somehow() =>
        Assert.InRange(Count("gpt-4o", BatchEndpoints.Moderations, """{"input":"cut off \ud83d"}"""), 3, 20);

    [Fact]
    public void Texts_that_come_again_count_the_same_each_time()
    {
        var counter = BatchTokenizers.For("gpt-4o");
        var random = new Random(17);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Repeat($"text {random.Next(40)} ", 10));
            Assert.Equal(O200k(text), counter(Encoding.UTF8.GetBytes(Line(BatchEndpoints.Moderations, $$"""{"input":"{{text}}"}"""))));
        }
    }

    [Fact]
    public void Long_texts_count_as_a_whole_whatever_they_are_made_of()
    {
        string[] words = ["word", "Wörter", "it's", "we’re", "3.1415", "--", "=>", "\r\n", "\t", "日本語", "。", "e\u0301", "👍🏽", "不", "(x)", "  "];
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(100, 400)).Select(_ => words[random.Next(words.Length)]));
            Assert.Equal(O200k(text), Count("gpt-4o", BatchEndpoints.Moderations, $$"""{"input":{{JsonSerializer.Serialize(text)}}}"""));
        }
    }

    [Fact]
    public void A_text_without_spaces_takes_time_as_others_do()
    {
        // The tokenizer alone would take minutes.
        var tokens = Count("gpt-4o", BatchEndpoints.Moderations, $$"""{"input":"{{new string('日', 100_000)}}"}""");

        Assert.InRange(tokens, 45_000, 55_000);
    }

    [Fact]
    public void A_line_that_is_not_json_is_an_error()
    {
        Assert.ThrowsAny<JsonException>(() => BatchTokenizers.For(null)("[1]"u8));
        Assert.ThrowsAny<JsonException>(() => BatchTokenizers.For("gpt-4o")("{\"body\":"u8));
    }
}
