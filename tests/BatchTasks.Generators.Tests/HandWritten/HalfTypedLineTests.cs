using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>Lines as they are while somebody types them: the analyzer may not fail on any.</summary>
public class HalfTypedLineTests
{
    private static readonly string s_source = HandWrittenSource.OfStatements("""
        var line = new { custom_id = $"a-{id}", method = "GET", url = "/v1/embeddings", body = new Dictionary<string, object> { ["model"] = "m", { "input", text } } };
        lines.Add(new JsonObject { ["custom_id"] = "a", ["method"] = JsonValue.Create("GET"), ["url"] = "/v1", ["body"] = JsonNode.Parse("{\"stream\": true}") });
        foreach (var t in texts) builder.AppendLine(JsonSerializer.Serialize(line, new JsonSerializerOptions { WriteIndented = true }));
        var raw = $@"{{""custom_id"": ""{id}"", ""method"": ""\u0041"", ""url"": " + text + "}\n";
        object[] all = [new { custom_id = "a", method = "POST", url = "/v1/x", body = anything }, .. lines];
        File.WriteAllText("x.jsonl", raw, Encoding.UTF8);
        Take(new { input_file_id = id, endpoint = "/v1/none", completion_window = Window, metadata = new { a = 1 }, output_expires_after = new { anchor = "x" } });
        """);

    [Fact]
    public async Task A_source_cut_off_at_any_token_is_taken()
    {
        var start = s_source.IndexOf("var line", StringComparison.Ordinal);
        var ends = CSharpSyntaxTree.ParseText(s_source).GetRoot().DescendantTokens().Select(t => t.Span.End).Where(e => e > start).ToList();
        foreach (var end in ends.Where((_, i) => i % 4 == 0))
            await Take(s_source[..end]);
    }

    [Fact]
    public async Task A_source_with_a_character_left_out_is_taken()
    {
        var start = s_source.IndexOf("var line", StringComparison.Ordinal);
        var random = new Random(20240601);
        for (var i = 0; i < 60; i++)
            await Take(s_source.Remove(random.Next(start, s_source.Length), 1));
    }

    // What an analyzer throws fails the run.
    private static async Task Take(string source) => await AnalyzerRun.Of(TestCompilation.Create(source), [new HandWrittenLineAnalyzer()]);
}
