using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>What is recognized as a request line, what is reported in one, at which characters, and what is not.</summary>
public class HandWrittenLineTests
{
    private const string Body = HandWrittenSource.Body;

    [Theory]
    // Anonymous objects
    [InlineData($$"""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData($$"""{|BT4001:new|} { custom_id = id, method = {|BT1001:"GET"|}, url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData($$"""{|BT4001:new|} { custom_id = id, method = ({|BT1001:"post"|}), url = {|BT1002:"/v1/chat/completion"|}, {{Body}} }""")]
    [InlineData($$"""{|BT4001:{|BT5002:new|}|} { custom_id = id, url = BatchEndpoints.ChatCompletions, {{Body}} }""")]
    [InlineData($$"""{|BT4001:{|BT5002:new|}|} { method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData($$"""{|BT4001:{|BT5002:new|}|} { custom_id = id, method = "POST", url = "/v1/chat/completions" }""")]
    [InlineData($$"""{|BT4001:new|} { custom_id = {|BT5002:7|}, method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData($$"""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", {|BT5003:model|} = "m", {{Body}} }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", body = {|BT2005:new|} { model = "m" } }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", body = {|BT2005:new|} { messages = anything } }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = text, stream = {|BT2004:true|} } }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text, {|BT2001:dimension|} = 1 } }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text, dimensions = {|BT2002:"1"|} } }""")]
    [InlineData("""{|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = anything, temperature = {|BT2003:2.5|} } }""")]
    // Dictionaries and JSON nodes
    [InlineData("""{|BT4001:new|} Dictionary<string, object> { ["custom_id"] = id, ["method"] = {|BT1001:"PUT"|}, ["url"] = "/v1/embeddings", ["body"] = new { model = "m", input = text } }""")]
    [InlineData("""{|BT4001:new|} Dictionary<string, object> { { "custom_id", id }, { "method", {|BT1001:"PUT"|} }, { "url", "/v1/embeddings" }, { "body", {|BT2005:new|} Dictionary<string, object> { { "model", "m" } } } }""")]
    [InlineData("""{|BT4001:{|BT5002:new|}|} JsonObject { ["custom_id"] = id, ["url"] = "/v1/responses", ["body"] = new JsonObject { ["model"] = "m", ["input"] = text, ["stream"] = {|BT2004:true|} } }""")]
    [InlineData("""{|BT4001:new|} JsonObject { ["custom_id"] = id, ["method"] = JsonValue.Create({|BT1001:"GET"|}), ["url"] = "/v1/responses", ["body"] = JsonNode.Parse("{\"model\": \"m\", \"input\": \"x\", \"stream\": {|BT2004:true|}}") }""")]
    [InlineData("""{|BT4001:{|BT5002:new|}|} { custom_id = id, url = "/v1/embeddings", method = "POST" }""")]
    [InlineData("""{|BT4001:{|BT5002:new|}|} { custom_id = id, method = "POST", body = new { model = "m", input = text } }""")]
    // Texts
    [InlineData("\"\"\"{|BT4001:{|}\"custom_id\": \"a\", \"method\": {|BT1001:\"GET\"|}, \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": \"x\"}}\"\"\"")]
    [InlineData("\"{|BT4001:{|}\\\"custom_id\\\": \\\"a\\\", \\\"method\\\": {|BT1001:\\\"GET\\\"|}, \\\"url\\\": \\\"/v1/embeddings\\\", \\\"body\\\": {|BT2005:{|}\\\"model\\\": \\\"m\\\"}}\"")]
    [InlineData("@\"{|BT4001:{|}\"\"custom_id\"\": \"\"a\"\", \"\"method\"\": {|BT1001:\"\"GET\"\"|}, \"\"url\"\": \"\"/v1/embeddings\"\", \"\"body\"\": {\"\"model\"\": \"\"m\"\", \"\"input\"\": \"\"x\"\"}}\"")]
    [InlineData("\"\"\"\n    {|BT4001:{|}\n      \"custom_id\": \"a\", \"method\": \"POST\",\n      \"url\": {|BT1002:\"/v1/embedding\"|}, \"body\": {}\n    }\n    \"\"\"")]
    [InlineData("\"\"\"{|BT4001:{|}\"custom_id\": \"a\", \"method\": {|BT1001:\"GET\"|}, \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": \"x\"}}\"\"\"u8")]
    [InlineData("$$\"\"\"{|BT4001:{|}\"custom_id\": \"r-{{id}}\", \"method\": {|BT1001:\"GET\"|}, \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": {{number}} } }\"\"\"")]
    [InlineData("$\"{|BT4001:{{|}\\\"custom_id\\\": \\\"r-{id}\\\", \\\"method\\\": {|BT1001:\\\"GET\\\"|}, \\\"url\\\": \\\"/v1/embeddings\\\", \\\"body\\\": {anything}}}\"")]
    [InlineData("\"{|BT4001:{|}\\\"custom_id\\\": \\\"\" + id + \"\\\", \\\"method\\\": {|BT1001:\\\"GET\\\"|}, \" + \"\\\"url\\\": \\\"/v1/embeddings\\\", \\\"body\\\": \" + text + \"}\"")]
    [InlineData("$$\"\"\"{|BT4001:{|}\"custom_id\": \"a\", \"method\": \"POST\", \"url\": \"/v1/embeddings\", \"body\": {{JsonSerializer.Serialize({|BT2005:new|} { model = \"m\" })}}}\"\"\"")]
    [InlineData("\"\"\"{|BT4001:{|}\"custom_id\": \"a\", \"method\": \"POST\", \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": \"x\"}, {|BT5009:\"method\"|}: \"POST\"}\"\"\" + \"\\n\"")]
    public Task A_line_is_recognized_and_a_mistake_in_it_reported_at_its_place(string expression) => HandWrittenSource.Verify(HandWrittenSource.OfExpression(expression));

    [Theory]
    // What only the running program knows
    [InlineData($$"""new { custom_id = id, method = text, url = text, body = anything }""")]
    [InlineData($$"""new { custom_id = id, method = "PO" + text, url = $"/v1/{text}", body = anything }""")]
    [InlineData($$"""new { custom_id = $"a b {id}", method = "POST", url = "/v1/chat/completions", body = new { model = text, messages = anything, stream = number > 1 } }""")]
    [InlineData($$"""new { custom_id = id, method = "POST", url = text, body = new { } }""")]
    [InlineData($$"""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = anything }""")]
    [InlineData($$"""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = (object?)null }""")]
    [InlineData($$"""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = text, stream = false } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = new[] { new { role = text, content = text }, anything }, temperature = number, top_p = anything, n = text, stop = (object?)null } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = new[] { anything }, tools = anything, response_format = anything, metadata = new Dictionary<string, string> { [text] = text } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = text, body = new { anything, other = 1 } }""")]
    // Names that a naming policy may turn into the right ones
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { Model = "m", Messages = anything } }""")]
    // What may be added later, or is not known
    [InlineData("""new Dictionary<string, object> { ["custom_id"] = id, ["method"] = "POST", ["url"] = "/v1/embeddings", [text] = anything }""")]
    [InlineData("""new Dictionary<string, object>(new Dictionary<string, object>()) { ["custom_id"] = id, ["method"] = "POST", ["url"] = "/v1/embeddings" }""")]
    [InlineData("$$\"\"\"{\"custom_id\": \"{{id}}\", \"method\": \"{{text}}\", \"url\": \"/v1/{{text}}\", \"body\": {{text}}}\"\"\"")]
    [InlineData("$$\"\"\"{\"custom_id\": \"{{id}}\", \"method\": \"POST\", \"url\": \"/v1/embeddings\", \"body\": {\"model\": \"m\", \"input\": {{text,5}} } }\"\"\"")]
    public Task Of_what_is_not_constant_nothing_is_said(string expression) => HandWrittenSource.Verify(HandWrittenSource.OfExpression(expression));

    [Theory]
    [InlineData("""Dictionary<string, object> d = new() { ["custom_id"] = id, ["method"] = "POST", ["url"] = "/v1/embeddings" }; d["body"] = anything;""")]
    [InlineData("""var d = new JsonObject { ["custom_id"] = id, ["method"] = "POST", ["url"] = "/v1/embeddings", ["body"] = new JsonObject() }; d["body"]!["model"] = "m";""")]
    public Task What_can_be_changed_may_get_what_it_lacks(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    // Other services
    [InlineData("""new { custom_id = id, body = new { model = "m" } }""")]
    [InlineData("""new { custom_id = id, @params = new { model = "m" } }""")]
    [InlineData("""new { key = id, request = new { contents = anything } }""")]
    [InlineData("""new { recordId = id, modelInput = anything }""")]
    // Result lines and batches
    [InlineData("""new { id = "batch_req_1", custom_id = id, response = new { status_code = 200, body = anything }, error = (object?)null }""")]
    [InlineData("\"\"\"{\"id\":\"batch_req_1\",\"custom_id\":\"a\",\"response\":{\"status_code\":200,\"request_id\":\"\",\"body\":{}},\"error\":null}\"\"\"")]
    [InlineData("\"\"\"{\"id\":\"batch_1\",\"object\":\"batch\",\"endpoint\":\"/v1/none\",\"input_file_id\":\"f\",\"completion_window\":\"1h\",\"status\":\"failed\"}\"\"\"")]
    // Ids of that name elsewhere
    [InlineData("""new { custom_id = id, url = "https://example.org/hook", method = "PUT" }""")]
    [InlineData("""new { custom_id = id, url = text, method = text }""")]
    [InlineData("""new { custom_id = id, url = text, error = text, body = "cut" }""")]
    [InlineData("""new { custom_id = id, method = "GET", body = new { text } }""")]
    [InlineData("\"\"\"{\"custom_id\": \"a\", \"method\": \"GET\", \"url\": \"https://example.org\"}\"\"\"")]
    // Calls, logs, schemas, plain texts
    [InlineData("""new { method = "GET", url = "/v1/models", body = "" }""")]
    [InlineData("""new { method = "POST", url = "/api/orders", body = new { id } }""")]
    [InlineData("""new { method = "POST", url = "/v1/embeddings", body = new { }, status = 200 }""")]
    [InlineData("""new { method = "GET", url = "/v1/embeddings", body = new { } }""")]
    [InlineData("""new { custom_id = new { type = "string" }, method = new { type = "string" }, url = new { type = "string" }, body = new { type = "object" } }""")]
    [InlineData("\"\"\"{\"type\":\"object\",\"properties\":{\"custom_id\":{\"type\":\"string\"},\"method\":{\"type\":\"string\"},\"url\":{}}}\"\"\"")]
    [InlineData("\"custom_id method url body\"")]
    [InlineData("\"custom_id\"")]
    [InlineData("\"\"\"{\"custom_id\": \"a\", \"method\": \"GET\", \"url\": \"/v1/x\", \"body\": {}\"\"\"")]
    [InlineData("\"\"\"{\"custom_id\": \"a\", \"method\": \"GET\",\"\"\"")]
    [InlineData("\"\"\"[{\"custom_id\": \"a\", \"method\": \"GET\", \"url\": \"/v1/x\"}]\"\"\"")]
    [InlineData("\"\"\"The line {\"custom_id\": \"a\", \"method\": \"GET\", \"url\": \"/v1/x\", \"body\": {}} is wrong.\"\"\"")]
    [InlineData("$\"{{\\\"custom_id\\\": \\\"a\\\", \\\"method\\\": \\\"GET\\\", {text} }}\"")]
    [InlineData("""new Dictionary<string, string> { ["custom_id"] = "id", ["name"] = "method" }""")]
    [InlineData("""new Dictionary<int, string> { [1] = "custom_id", [2] = "method", [3] = "url" }""")]
    [InlineData("""new List<string> { "custom_id", "method", "url", "body" }""")]
    [InlineData("""new[] { "custom_id", "method", "url", "body" }""")]
    [InlineData("""new { endpoint = "/v1/none" }""")]
    [InlineData("""new { completion_window = "1h" }""")]
    public Task What_is_no_line_and_no_job_is_left_alone(string expression) => HandWrittenSource.VerifyNothing(HandWrittenSource.OfExpression(expression));

    [Theory]
    [InlineData("Portable", $$"""new { custom_id = {|BT1107:"a b"|}, method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData("OpenAI", $$"""new { custom_id = "a b", method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    [InlineData("Portable", $$"""new { custom_id = $"a b {id}", method = "POST", url = "/v1/chat/completions", {{Body}} }""")]
    public Task The_projects_service_sets_the_limits(string provider, string expression) =>
        HandWrittenSource.Verify(HandWrittenSource.OfExpression(expression), new TestProject { Properties = { ["BatchTasksProvider"] = provider } });
}
