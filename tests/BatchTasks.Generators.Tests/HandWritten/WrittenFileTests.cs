namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>BT4004: how lines are written.</summary>
public class WrittenFileTests
{
    private const string Line = "new { custom_id = id, method = \"POST\", url = \"/v1/embeddings\", body = new { model = \"m\", input = text } }";

    [Theory]
    [InlineData("""File.WriteAllText("batch.jsonl", text, {|BT4004:Encoding.UTF8|});""")]
    [InlineData("""File.WriteAllLines("batch.jsonl", texts, {|BT4004:System.Text.Encoding.UTF8|});""")]
    [InlineData("""File.WriteAllTextAsync("batch.jsonl", text, {|BT4004:new UTF8Encoding(true)|}).Wait();""")]
    [InlineData("""File.WriteAllTextAsync("batch.jsonl", text, {|BT4004:new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)|}).Wait();""")]
    [InlineData("""File.WriteAllText("batch.jsonl", text, {|BT4004:Encoding.Unicode|});""")]
    [InlineData("""using var w = new StreamWriter("batch.jsonl", false, {|BT4004:Encoding.UTF8|});""")]
    [InlineData("""using StreamWriter w = new("batch.jsonl", false, {|BT4004:Encoding.UTF8|});""")]
    [InlineData($$"""using var w = new StreamWriter(text, false, {|BT4004:Encoding.UTF8|}); w.WriteLine(JsonSerializer.Serialize({{Line}}));""")]
    [InlineData($$"""shared.Add(JsonSerializer.Serialize({{Line}}, new JsonSerializerOptions { {|BT4004:WriteIndented = true|} }));""")]
    [InlineData($$"""var options = new JsonSerializerOptions { {|BT4004:WriteIndented = true|} }; var line = {{Line}}; shared.Add(JsonSerializer.Serialize(line, options));""")]
    [InlineData("""shared.Add(new JsonObject { ["custom_id"] = id, ["method"] = "POST", ["url"] = text, ["body"] = text }.ToJsonString(new() { {|BT4004:WriteIndented = true|} }));""")]
    public Task A_mark_or_indentation_is_reported(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData("""File.WriteAllText("batch.jsonl", text);""")]
    [InlineData("""File.WriteAllText("batch.jsonl", text, new UTF8Encoding(false));""")]
    [InlineData("""File.WriteAllText("batch.jsonl", text, new UTF8Encoding());""")]
    [InlineData("""File.WriteAllText("batch.jsonl", text, Encoding.ASCII);""")]
    [InlineData("""File.WriteAllText("batch.csv", text, Encoding.UTF8); Take("batch.jsonl");""")]
    [InlineData("""File.WriteAllText(text, text, Encoding.UTF8); Take("batch.jsonl");""")]
    [InlineData("""File.ReadAllText("batch.jsonl", Encoding.UTF8);""")]
    [InlineData("""Take(Encoding.UTF8.GetBytes("batch.jsonl"));""")]
    [InlineData("""using var w = new StreamWriter("batch.jsonl");""")]
    [InlineData("""using var w = new StreamReader("batch.jsonl", Encoding.UTF8);""")]
    [InlineData("""Take(JsonSerializer.Serialize(anything, new JsonSerializerOptions { WriteIndented = true }), "custom_id");""")]
    public Task What_is_no_batch_file_or_is_written_as_one_is_left_alone(string statements) => HandWrittenSource.VerifyNothing(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData($$"""shared.Add(JsonSerializer.Serialize({{Line}}, new JsonSerializerOptions { WriteIndented = false })); Take(new JsonSerializerOptions { WriteIndented = true });""")]
    [InlineData($$"""shared.Add(JsonSerializer.Serialize({{Line}}, JsonSerializerOptions.Default)); Take(JsonSerializer.Serialize(text, new JsonSerializerOptions { WriteIndented = true }));""")]
    [InlineData($$"""using var w = new StreamWriter(text, false, Encoding.UTF8); w.WriteLine(text); lines.Add({{Line}});""")]
    public Task What_is_written_beside_a_line_is_left_alone(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));
}
