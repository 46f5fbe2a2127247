using System.Reflection;
using System.Text.Json.Nodes;
using BatchTasks.CodeFixes.HandWritten;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

/// <summary>The method that gave the line gives the same one after it was converted: both are compiled, with what is generated, and run.</summary>
public class ConvertedBodyTests
{
    private const string Text = "tasty \"とても\" {0} \\ \u2028\n🍣";

    [Theory]
    [InlineData("/v1/chat/completions", """model = "m", temperature = 0.5, stop = new[] { "a", "{b}" }, messages = new object[] { new { role = "system", content = "Judge {x}." }, new { role = "user", content = text } }""")]
    [InlineData("/v1/chat/completions", """model = text, n = number, messages = new[] { new { role = "developer", content = $"{number}: {text}" } }""")]
    [InlineData("/v1/responses", """model = "m", input = text""")]
    [InlineData("/v1/responses", """model = "m", input = $"{text}{{}}", instructions = "Judge \"it\".", max_output_tokens = number, text = new { verbosity = "low" }""")]
    [InlineData("/v1/responses", """model = "m", instructions = text, input = new[] { new { role = "user", content = "2+2" }, new { role = "assistant", content = "4" }, new { role = "user", content = text } }""")]
    [InlineData("/v1/responses", """model = "m", instructions = "i", input = new[] { new { role = "system", content = "s" }, new { role = "user", content = text } }""")]
    [InlineData("/v1/responses", """model = "m", instructions = "i", previous_response_id = "resp_1", input = new[] { new { role = "developer", content = "s" }, new { role = "user", content = text } }""")]
    [InlineData("/v1/responses", """model = "m", input = new[] { new { role = "developer", content = text } }, include = new[] { "message.output_text.logprobs" }, metadata = new { a = "b" }, store = false""")]
    [InlineData("/v1/responses", """model = "m", input = new[] { new { role = "assistant", content = text }, new { role = "system", content = "s" } }""")]
    [InlineData("/v1/completions", """model = "m", prompt = $"{number} {text}", max_tokens = 5, logprobs = 2, echo = true, stop = "\n" """)]
    [InlineData("/v1/completions", """model = "m", prompt = text, n = 2, best_of = 3""")]
    [InlineData("/v1/moderations", """model = "omni-moderation-latest", input = $"{text}!" """)]
    [InlineData("/v1/moderations", """input = text""")]
    [InlineData("/v1/images/generations", """prompt = $"A {text}", size = "1024x1024", n = number, response_format = "b64_json" """)]
    [InlineData("/v1/images/generations", """model = "gpt-image-1", prompt = text, background = "transparent", output_compression = 50""")]
    [InlineData("/v1/videos", """model = "sora-2", prompt = text, seconds = "4", size = "720x1280", input_reference = new { image_url = "https://example.com/a.png" }""")]
    public async Task The_record_writes_what_the_object_was(string endpoint, string body)
    {
        var (before, after) = await LinesAsync(endpoint, body);
        Assert.True(JsonNode.DeepEquals(before, after), $"{before?.ToJsonString()}\n{after?.ToJsonString()}");
    }

    /// <summary>
    /// The generator writes the form in which the endpoint is used. The OpenAPI document calls a text "equivalent to a text input with the user role", and
    /// instructions "a system (or developer) message inserted into the model's context".
    /// </summary>
    [Theory]
    [InlineData(
        """model = "m", input = new[] { new { role = "user", content = text } }""",
        """{"model":"m","input":TEXT}""")]
    [InlineData(
        """model = "m", input = new[] { new { role = "system", content = "s" }, new { role = "user", content = text } }""",
        """{"model":"m","instructions":"s","input":TEXT}""")]
    [InlineData(
        """model = "m", input = new[] { new { role = "developer", content = "d" }, new { role = "system", content = "s" }, new { role = "user", content = text } }, temperature = 0.5""",
        """{"model":"m","instructions":"d","input":[{"role":"system","content":"s"},{"role":"user","content":TEXT}],"temperature":0.5}""")]
    public async Task Instructions_and_a_text_have_their_own_places_in_responses(string body, string expected)
    {
        var (before, after) = await LinesAsync("/v1/responses", body);
        Assert.False(JsonNode.DeepEquals(before, after));
        Assert.Equal(expected.Replace("TEXT", JsonNode.Parse(before!["body"]!["input"]!.AsArray()[^1]!["content"]!.ToJsonString())!.ToJsonString()), after!["body"]!.ToJsonString());
    }

    /// <summary>Vectors come as base64, which the reader asks for.</summary>
    [Fact]
    public async Task Embeddings_are_asked_for_as_the_record_reads_them()
    {
        var (before, after) = await LinesAsync("/v1/embeddings", """model = "m", dimensions = number, input = $"On {text}:\n{number}" """);
        before!["body"]!["encoding_format"] = "base64";
        Assert.True(JsonNode.DeepEquals(before, after), $"{before.ToJsonString()}\n{after?.ToJsonString()}");
    }

    [Fact]
    public async Task Without_the_namespace_all_names_are_full()
    {
        var (before, after) = await LinesAsync("/v1/images/generations", """prompt = text, n = number, style = "vivid" """, "");
        Assert.True(JsonNode.DeepEquals(before, after), $"{before?.ToJsonString()}\n{after?.ToJsonString()}");
    }

    private static async Task<(JsonNode? Before, JsonNode? After)> LinesAsync(string endpoint, string body, string import = "using BatchTasks;")
    {
        var source = $$"""
            using System.Text.Json; {{import}}
            internal static class Job
            {
                public static string Line(int id, string text, int number) =>
                    JsonSerializer.Serialize(new { custom_id = $"line-{id}", method = "POST", url = "{{endpoint}}", body = new { {{body}} } });
            }
            """;
        var converted = await RefactoringRun.Of<ConvertToTaskRefactoring>(source, "custom_id");
        Assert.NotNull(converted);
        Assert.Contains(".ToBatchLine();", converted, StringComparison.Ordinal);
        return (Line(source), Line(converted));
    }

    private static JsonNode? Line(string source)
    {
        var assembly = GeneratorRun.Of(source).AssertNoDiagnostics().Load();
        return JsonNode.Parse((string)assembly.GetType("Job")!.GetMethod("Line", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [7, Text, 3])!);
    }
}
