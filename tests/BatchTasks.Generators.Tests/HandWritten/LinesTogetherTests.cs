namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>What several lines, or one line again and again, do together.</summary>
public class LinesTogetherTests
{
    private const string Rest = "method = \"POST\", url = \"/v1/embeddings\", body = new { model = \"m\", input = text } }";
    private const string JsonRest = "\"method\": \"POST\", \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": \"x\"}}";

    [Theory]
    [InlineData($$"""foreach (var t in texts) lines.Add(new { custom_id = {|BT1101:"a"|}, {{Rest}});""")]
    [InlineData($$"""foreach (var t in texts) { lines.Add(new { custom_id = {|BT1101:"a"|}, {{Rest}}); }""")]
    [InlineData($$"""foreach (var t in texts) { var line = new { custom_id = {|BT1101:"a"|}, {{Rest}}; builder.AppendLine(JsonSerializer.Serialize(line)); }""")]
    [InlineData($$"""for (var i = 0; i < 9; i++) { using (anything as IDisposable) { var json = JsonSerializer.Serialize(new { custom_id = {|BT1101:"a"|}, {{Rest}}); shared.Add(json); } }""")]
    [InlineData($$"""using var writer = new StreamWriter("x"); while (number-- > 0) writer.WriteLine(JsonSerializer.Serialize(new { custom_id = {|BT1101:"a"|}, {{Rest}}));""")]
    [InlineData($$"""while (number-- > 0) yield return new { custom_id = {|BT1101:"a"|}, {{Rest}};""")]
    [InlineData($$"""var all = texts.Select(t => new { custom_id = {|BT1101:"a"|}, {{Rest}}).ToList();""")]
    [InlineData($$"""var all = texts.Select((t, i) => { return JsonSerializer.Serialize(new { custom_id = {|BT1101:"a"|}, {{Rest}}); }).ToList();""")]
    [InlineData($"foreach (var t in texts) builder.Append(\"\"\"{{\"custom_id\": {{|BT1101:\"a\"|}}, {JsonRest}\"\"\" + \"\\n\");")]
    public Task A_constant_id_in_a_loop_is_reported(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData($$"""foreach (var t in texts) lines.Add(new { custom_id = t, {{Rest}});""")]
    [InlineData($$"""foreach (var t in texts) lines.Add(new { custom_id = $"a-{t}", {{Rest}});""")]
    [InlineData($$"""lines.Add(new { custom_id = "a", {{Rest}}); foreach (var t in texts) Take(t);""")]
    [InlineData($$"""foreach (var t in texts) { lines.Add(new { custom_id = "a", {{Rest}}); break; }""")]
    [InlineData($$"""foreach (var t in texts) { if (t == "b") continue; lines.Add(new { custom_id = "a", {{Rest}}); }""")]
    [InlineData($$"""foreach (var t in texts) { if (t == "b") lines.Add(new { custom_id = "a", {{Rest}}); }""")]
    [InlineData($$"""foreach (var t in texts) { switch (t) { default: lines.Add(new { custom_id = "a", {{Rest}}); break; } }""")]
    [InlineData($$"""foreach (var t in texts) { var own = new List<object>(); own.Add(new { custom_id = "a", {{Rest}}); Take(own); }""")]
    [InlineData($$"""foreach (var t in texts) { using var writer = new StreamWriter(t); writer.WriteLine(JsonSerializer.Serialize(new { custom_id = "a", {{Rest}})); }""")]
    [InlineData($$"""foreach (var t in texts) { lines.Add(new { custom_id = "a", {{Rest}}); Take(lines); lines.Clear(); }""")]
    [InlineData($$"""foreach (var t in texts) { lines = new List<object>(); lines.Add(new { custom_id = "a", {{Rest}}); Take(lines); }""")]
    [InlineData($$"""foreach (var t in texts) File.WriteAllText(t, JsonSerializer.Serialize(new { custom_id = "a", {{Rest}}));""")]
    [InlineData($$"""foreach (var t in texts) Take(new { custom_id = "a", {{Rest}});""")]
    [InlineData($$"""foreach (var t in texts) Console.WriteLine(JsonSerializer.Serialize(new { custom_id = "a", {{Rest}}));""")]
    [InlineData($$"""Func<object> make = () => new { custom_id = "a", {{Rest}}; foreach (var t in texts) Take(make());""")]
    [InlineData($$"""foreach (var t in texts) { Action add = () => lines.Add(new { custom_id = "a", {{Rest}}); }""")]
    [InlineData($$"""var all = texts.Select(t => t == "b" ? new { custom_id = "a", {{Rest}} : null).ToList();""")]
    [InlineData($$"""var all = texts.Where(t => Take(new { custom_id = "a", {{Rest}}) != null).ToList();""")]
    [InlineData($$"""foreach (var t in texts) { var line = new { custom_id = "a", {{Rest}}; if (t == "b") lines.Add(line); }""")]
    public Task An_id_that_differs_or_a_line_that_is_given_once_is_left_alone(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData($$"""Take(new[] { new { custom_id = "a", {{Rest}}, new { custom_id = {|BT1106:"a"|}, {{Rest}} });""")]
    [InlineData($$"""var all = new List<object> { new { custom_id = "a", {{Rest}}, new { custom_id = "b", {{Rest}}, new { custom_id = {|BT1106:"a"|}, {{Rest}} };""")]
    [InlineData($$"""object[] all = [new { custom_id = "a", {{Rest}}, new { custom_id = {|BT1106:"a"|}, {{Rest}}];""")]
    [InlineData($$"""lines.Add(new { custom_id = "a", {{Rest}}); lines.Add(new { custom_id = {|BT1106:"a"|}, {{Rest}}); Take(lines);""")]
    [InlineData($$"""var joined = string.Join("\n", JsonSerializer.Serialize(new { custom_id = "a", {{Rest}}), JsonSerializer.Serialize(new { custom_id = {|BT1106:"a"|}, {{Rest}}));""")]
    [InlineData($"Take(\"\"\"\n  {{\"custom_id\": \"a\", {JsonRest}\n  {{\"custom_id\": {{|BT1106:\"a\"|}}, {JsonRest}\n  \"\"\");")]
    [InlineData("""object[] all = [new { custom_id = "a", method = "POST", url = "/v1/embeddings", body = anything }, new { custom_id = "b", method = "POST", url = {|BT1003:"/v1/completions"|}, body = anything }];""")]
    [InlineData("""object[] all = [new { custom_id = id, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = "x" } }, new { custom_id = text, method = "POST", url = "/v1/embeddings", body = new { model = {|BT1004:"n"|}, input = "x" } }];""")]
    public Task Lines_of_one_list_that_disagree_are_reported(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData($$"""Take(new[] { new { custom_id = "a", {{Rest}}, new { custom_id = "b", {{Rest}} });""")]
    [InlineData($$"""Take(new[] { new { custom_id = id, {{Rest}}, new { custom_id = id, {{Rest}} });""")]
    [InlineData($$"""Take(new { custom_id = "a", {{Rest}}, new { custom_id = "a", {{Rest}});""")]
    [InlineData($$"""if (number > 1) lines.Add(new { custom_id = "a", {{Rest}}); else lines.Add(new { custom_id = "a", {{Rest}});""")]
    [InlineData($$"""lines.Add(new { custom_id = "a", {{Rest}}); Take(lines); lines.Clear(); lines.Add(new { custom_id = "a", {{Rest}});""")]
    [InlineData($$"""lines.Add(new { custom_id = "a", {{Rest}}); lines = new(); lines.Add(new { custom_id = "a", {{Rest}});""")]
    [InlineData($$"""lines.Add(new { custom_id = "a", {{Rest}}); shared.Add(JsonSerializer.Serialize(new { custom_id = "a", {{Rest}}));""")]
    [InlineData($$"""var one = new { custom_id = "a", {{Rest}}; var two = new { custom_id = "a", {{Rest}}; Take(one, two);""")]
    [InlineData("""object[] all = [new { custom_id = "a", method = "POST", url = "/v1/embeddings", body = anything }, new { custom_id = "b", method = "POST", url = text, body = anything }];""")]
    public Task Lines_that_agree_or_do_not_stand_together_are_left_alone(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));
}
