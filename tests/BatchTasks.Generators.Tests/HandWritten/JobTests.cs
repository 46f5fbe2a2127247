using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>The body of a CreateBatch call.</summary>
public class JobTests
{
    private const string Line = "new { custom_id = id, method = \"POST\", url = \"/v1/embeddings\", body = new { model = \"m\", input = text } }";

    [Theory]
    [InlineData("""new { input_file_id = id, endpoint = {|BT1002:"/v1/embedding"|}, completion_window = "24h" }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = {|BT1007:"48h"|} }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = Window, metadata = new { tags = {|BT1007:new|}[] { 1 } } }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = Window, output_expires_after = new { anchor = {|BT1007:"now"|}, seconds = {|BT1007:60|} } }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = Window, output_expires_after = {|BT1007:new|} { seconds = 3600 } }""")]
    [InlineData("""new Dictionary<string, object> { ["input_file_id"] = id, ["endpoint"] = {|BT1002:"/v1/embedding"|}, ["completion_window"] = "24h" }""")]
    [InlineData("""BinaryContent.Create(BinaryData.FromObjectAsJson({|BT1007:new|} { input_file_id = id, endpoint = "/v1/embeddings" }))""")]
    [InlineData("""BinaryContent.Create(BinaryData.FromObjectAsJson({|BT1007:new|} { completion_window = "24h", endpoint = "/v1/embeddings" }))""")]
    [InlineData("$$\"\"\"{\"input_file_id\": \"{{id}}\", \"endpoint\": {|BT1002:\"/v1/chat\"|}, \"completion_window\": {|BT1007:\"1h\"|}}\"\"\"")]
    public Task What_the_service_refuses_to_create_is_reported(string expression) => HandWrittenSource.Verify(HandWrittenSource.OfExpression(expression));

    [Theory]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = "24h" }""")]
    [InlineData("""new { input_file_id = id, endpoint = text, completion_window = text, metadata = anything, output_expires_after = anything }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = "24h", metadata = new { job = text, number } }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = "24h", output_expires_after = new { anchor = "created_at", seconds = 3600 } }""")]
    [InlineData("""new { endpoint = "/v1/embeddings", completion_window = "24h" }""")]
    [InlineData("""new { input_file_id = id, endpoint = "/v1/embeddings" }""")]
    [InlineData("""new { id, endpoint = "/v1/none", input_file_id = id, completion_window = "48h", status = "failed" }""")]
    [InlineData("""new { endpoint = "/v1/none", completion_window = "24h", input_blob = text }""")]
    public Task What_it_takes_and_what_is_not_known_is_left_alone(string expression) => HandWrittenSource.VerifyNothing(HandWrittenSource.OfExpression(expression));

    [Theory]
    [InlineData("""{"Groq"}""")]
    [InlineData("""{"DashScope"}""")]
    public Task Other_services_have_windows_of_their_own(string provider) => AnalyzerRun.Verify<Analyzers.HandWrittenLineAnalyzer>(
        HandWrittenSource.OfExpression("""new { input_file_id = id, endpoint = "/v1/chat/completions", completion_window = "7d" }"""),
        new TestProject { Properties = { ["BatchTasksProvider"] = provider.Trim('{', '}', '"') } });

    [Theory]
    [InlineData($$"""lines.Add({{Line}}); Take(new { input_file_id = id, endpoint = {|BT1005:"/v1/completions"|}, completion_window = "24h" });""")]
    [InlineData($$"""lines.Add({{Line}}); lines.Add({{Line}}); Take(new { input_file_id = id, endpoint = {|BT1005:BatchEndpoints.Completions|}, completion_window = "24h" });""")]
    public Task A_job_for_another_endpoint_than_the_lines_of_its_method_is_reported(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));

    [Theory]
    [InlineData($$"""lines.Add({{Line}}); Take(new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = "24h" });""")]
    [InlineData($$"""lines.Add({{Line}}); Take(new { input_file_id = id, endpoint = text, completion_window = "24h" });""")]
    [InlineData($$"""lines.Add({{Line}}); Take(new { input_file_id = id, endpoint = "/v1/completions", completion_window = "24h" }, new { input_file_id = id, endpoint = "/v1/embeddings", completion_window = "24h" });""")]
    [InlineData($$"""lines.Add({{Line}}); lines.Add(new { custom_id = id, method = "POST", url = text, body = anything }); Take(new { input_file_id = id, endpoint = "/v1/completions", completion_window = "24h" });""")]
    [InlineData($$"""lines.Add({{Line}}); void Create() => Take(new { input_file_id = id, endpoint = "/v1/completions", completion_window = "24h" });""")]
    public Task A_job_for_the_lines_endpoint_or_for_others_is_left_alone(string statements) => HandWrittenSource.Verify(HandWrittenSource.OfStatements(statements));
}
