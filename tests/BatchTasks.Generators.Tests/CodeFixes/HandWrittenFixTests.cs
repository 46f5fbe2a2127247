using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Generators.Tests.HandWritten;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BatchTasks.Generators.Tests.CodeFixes;

/// <summary>Fixes of hand-written lines, in code and inside literals of each form.</summary>
public class HandWrittenFixTests
{
    private const string Body = "body = new { model = \"m\", messages = anything }";

    [Theory]
    [InlineData($$"""{|BT4001:new|} { custom_id = id, method = {|BT1001:"GET"|}, url = text, {{Body}} }""", $$"""{|BT4001:new|} { custom_id = id, method = "POST", url = text, {{Body}} }""")]
    [InlineData("""{|BT4001:new|} JsonObject { ["custom_id"] = id, ["method"] = JsonValue.Create({|BT1001:Window|}), ["url"] = text, ["body"] = anything as JsonNode }""", """{|BT4001:new|} JsonObject { ["custom_id"] = id, ["method"] = JsonValue.Create("POST"), ["url"] = text, ["body"] = anything as JsonNode }""")]
    [InlineData("\"{|BT4001:{|}\\\"custom_id\\\": \\\"a\\\", \\\"method\\\": {|BT1001:\\\"\\\"|}, \\\"url\\\": {|BT1002:\\\"/v1/embedding\\\"|}, \\\"body\\\": {}}\"", "\"{|BT4001:{|}\\\"custom_id\\\": \\\"a\\\", \\\"method\\\": \\\"POST\\\", \\\"url\\\": \\\"/v1/embeddings\\\", \\\"body\\\": {|BT2005:{|BT2005:{|}|}}}\"")]
    [InlineData("@\"{|BT4001:{|}\"\"custom_id\"\": \"\"a\"\", \"\"method\"\": {|BT1001:\"\"GET\"\"|}, \"\"url\"\": \"\"/v1/videos\"\", \"\"body\"\": {\"\"prompt\"\": \"\"x\"\"}}\"", "@\"{|BT4001:{|}\"\"custom_id\"\": \"\"a\"\", \"\"method\"\": \"\"POST\"\", \"\"url\"\": \"\"/v1/videos\"\", \"\"body\"\": {\"\"prompt\"\": \"\"x\"\"}}\"")]
    [InlineData("$\"{|BT4001:{{|}\\\"custom_id\\\": \\\"{id}\\\", \\\"method\\\": {|BT1001:\\\"GET\\\"|}, \\\"url\\\": {|BT1002:\\\"/v1/video\\\"|}, \\\"body\\\": {text}}}\"", "$\"{|BT4001:{{|}\\\"custom_id\\\": \\\"{id}\\\", \\\"method\\\": \\\"POST\\\", \\\"url\\\": \\\"/v1/videos\\\", \\\"body\\\": {text}}}\"")]
    [InlineData("new { input_file_id = id, endpoint = text, completion_window = {|BT1007:\"48h\"|} }", "new { input_file_id = id, endpoint = text, completion_window = \"24h\" }")]
    public Task The_text_that_the_service_takes_is_put_in(string before, string after) => Verify<TextValueCodeFix>(before, after);

    [Theory]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = {|BT1002:"/v1/video"|}, body = anything }""", """{|BT4001:new|} { custom_id = id, method = "POST", url = BatchEndpoints.Videos, body = anything }""")]
    [InlineData("""new { input_file_id = id, endpoint = {|BT1002:"/v1/embedding"|}, completion_window = "24h" }""", """new { input_file_id = id, endpoint = BatchEndpoints.Embeddings, completion_window = "24h" }""")]
    public Task An_endpoint_in_code_gets_its_name(string before, string after) => Verify<EndpointCodeFix>(before, after);

    [Theory]
    [InlineData("new { stream = {|BT2004:true|}, prompt = text }", "new { prompt = text }")]
    [InlineData("new { prompt = text, stream = {|BT2004:true|} }", "new { prompt = text }")]
    [InlineData("new { prompt = text, stream = {|BT2004:true|}, size = text }", "new { prompt = text, size = text }")]
    [InlineData("new Dictionary<string, object> { [\"prompt\"] = text, [\"stream\"] = {|BT2004:true|} }", "new Dictionary<string, object> { [\"prompt\"] = text }")]
    [InlineData("new Dictionary<string, object> { { \"stream\", {|BT2004:true|} }, { \"prompt\", text } }", "new Dictionary<string, object> { { \"prompt\", text } }")]
    [InlineData("new JsonObject { [\"stream\"] = JsonValue.Create({|BT2004:true|}), [\"prompt\"] = text }", "new JsonObject { [\"prompt\"] = text }")]
    [InlineData("JsonNode.Parse(\"{\\\"stream\\\": {|BT2004:true|}, \\\"prompt\\\": \\\"x\\\"}\")", "JsonNode.Parse(\"{\\\"prompt\\\": \\\"x\\\"}\")")]
    [InlineData("JsonNode.Parse(@\"{\"\"prompt\"\": \"\"x\"\", \"\"stream\"\": {|BT2004:true|}}\")", "JsonNode.Parse(@\"{\"\"prompt\"\": \"\"x\"\"}\")")]
    [InlineData("JsonNode.Parse(\"\"\"\n  {\n    \"prompt\": \"x\",\n    \"stream\": {|BT2004:true|}\n  }\n  \"\"\")", "JsonNode.Parse(\"\"\"\n  {\n    \"prompt\": \"x\"\n  }\n  \"\"\")")]
    public Task What_a_batch_does_not_take_is_removed(string before, string after) => Verify<RemovePropertyCodeFix>(Line(before), Line(after));

    [Theory]
    [InlineData("""File.WriteAllText("a.jsonl", text, {|BT4004:Encoding.UTF8|});""", """File.WriteAllText("a.jsonl", text, new UTF8Encoding(false));""")]
    [InlineData("""File.WriteAllText("a.jsonl", text, {|BT4004:new UTF8Encoding(true)|}); File.WriteAllText("b.jsonl", text, {|BT4004:Encoding.Unicode|});""", """File.WriteAllText("a.jsonl", text, new UTF8Encoding(false)); File.WriteAllText("b.jsonl", text, new UTF8Encoding(false));""")]
    [InlineData("""Take(JsonSerializer.Serialize({|BT4001:new|} { custom_id = id, method = "POST", url = text }, new JsonSerializerOptions { {|BT4004:WriteIndented = true|} }));""", """Take(JsonSerializer.Serialize({|BT4001:new|} { custom_id = id, method = "POST", url = text }, new JsonSerializerOptions { WriteIndented = false }));""", true)]
    public Task Lines_are_written_as_lines(string before, string after, bool lacksBody = false)
    {
        var (from, to) = lacksBody ? ("url = text", "url = text, body = anything") : ("", "");
        return CodeFixRun.Verify<HandWrittenLineAnalyzer, JsonLinesCodeFix>(Statements(before, from, to), Statements(after, from, to));
    }

    private static string Statements(string statements, string from, string to) => HandWrittenSource.OfStatements(from.Length == 0 ? statements : statements.Replace(from, to, StringComparison.Ordinal));

    private static string Line(string body) => $$"""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/videos", body = {{body}} }""";

    private static Task Verify<TFix>(string before, string after)
        where TFix : CodeFixProvider, new() =>
        CodeFixRun.Verify<HandWrittenLineAnalyzer, TFix>(HandWrittenSource.OfExpression(before), HandWrittenSource.OfExpression(after));
}
