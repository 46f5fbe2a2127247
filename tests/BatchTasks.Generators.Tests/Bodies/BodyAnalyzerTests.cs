using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>What task types put into a body, against what the service takes.</summary>
public class BodyAnalyzerTests
{
    private const string Chat = """BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")""";
    private const string Vector = """BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("x")""";

    [Theory]
    // Names
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter({|BT2001:"temprature"|}, 1)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter(value: 1, name: {|BT2001:"extra"|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyJson({|BT2001:"respone_format"|}, "{}")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter({|BT2001:"top-p"|})] double P);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [property: {|BT2001:BodyParameter|}] double Temprature);""")]
    [InlineData($$$$"""[{{{{Vector}}}}, BodyParameter({|BT2001:"temperature"|}, 1)] public partial record Row(int Id);""")]
    [InlineData($$$$"""static class Names { public const string Typo = "temprature"; } [{{{{Chat}}}}, BodyParameter({|BT2001:Names.Typo|}, 1)] public partial record Row(int Id);""")]
    // Kinds of constants
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", {|BT2002:"1"|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("n", {|BT2002:1.5|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("stop", {|BT2002:new object[] { "a", 1 }|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("response_format", {|BT2002:"text"|})] public partial record Row(int Id);""")]
    // Values of constants
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", {|BT2003:3|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", {|BT2003:2.5f|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("reasoning_effort", {|BT2003:"hgih"|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("verbosity", {|BT2003:Level.Low|})] public partial record Row(int Id); public enum Level { Low }""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("stop", {|BT2003:new[] { "a", "b", "c", "d", "e" }|})] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Vector}}}}, BodyParameter("dimensions", {|BT2003:0|})] public partial record Row(int Id);""")]
    // JSON, at its characters
    [InlineData($$$$"""[{{{{Chat}}}}, BodyJson("stop", "[\"a\", {|BT2002:1|}]")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyJson("temperature", " {|BT2003:3|} ")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyJson("tools", @"[{""type"":{|BT2003:""functoin""|}}]")] public partial record Row(int Id);""")]
    [InlineData($$$$""""[{{{{Chat}}}}, BodyJson("metadata", """{"é": {|BT2002:1|}}""")] public partial record Row(int Id);"""")]
    [InlineData($$$$""""[{{{{Chat}}}}, BodyJson("response_format", """{"type":"json_schema","json_schema":{"name":{|BT2003:"two words"|},{|BT2001:"schem"|}:{}}}""")] public partial record Row(int Id);"""")]
    [InlineData($$$$""""[{{{{Chat}}}}, BodyJson("tools", """[{"type":"function","function":{|BT2005:{"parameters":{}}|}}]""")] public partial record Row(int Id);"""")]
    [InlineData($$$$"""static class Json { public const string Stop = "[1]"; } [{{{{Chat}}}}, BodyJson("stop", {|BT2002:Json.Stop|})] public partial record Row(int Id);""")]
    // Members
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter|}] string Temperature);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter("n")|}] bool Many);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter|}] int? Verbosity);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter|}] int[] Stop);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter("top_p")|}] double[] P);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2002:BodyParameter({|BT2010:"seed"|})|}] Guid Seed, [BodyParameter({|BT2010:"user"|})] string? User);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2003:BodyParameter|}] Effort ReasoningEffort); public enum Effort { Low, High }""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [{|BT2003:BodyParameter|}] Effort? ReasoningEffort); public enum Effort { low, medum }""")]
    // What is old
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter({|BT2010:"max_tokens"|}, 5)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [property: {|BT2010:BodyParameter|}] int? MaxTokens);""")]
    // Models of others
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = {|BT1006:"text-embedding-3-small"|}, CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = {|BT1006:"gpt-4o-mini"|}, CustomId = "{Id}"), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, CustomId = "{Id}", Model = {|BT1006:Models.Chat|}), Input("x")] public partial record Row(int Id); static class Models { public const string Chat = "gpt-4.1-2025-04-14"; }""")]
    // Other endpoints
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = {|BT1006:"whisper-1"|}, CustomId = "{Id}"), UserMessage("x"), BodyParameter({|BT2001:"temprature"|}, 3)] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x"), BodyParameter("best_of", {|BT2003:21|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ImageGenerations, CustomId = "{Id}"), Prompt("x"), BodyParameter("n", {|BT2003:11|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Videos, CustomId = "{Id}"), Prompt("x"), BodyParameter("seconds", {|BT2003:"5"|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}"), Input("x"), BodyParameter({|BT2001:"temperature"|}, 1)] public partial record Row(int Id);""")]
    // Parts of objects
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("reasoning.effort", {|BT2003:"hgih"|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter({|BT2001:"reasoning.efort"|}, "high")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter({|BT2002:"temperature.of"|}, 1)] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id, [{|BT2002:BodyParameter("reasoning.effort")|}] int Effort);""")]
    // Parameters of chat completions, under their names at responses
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("reasoning_effort", {|BT2003:"hgih"|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("max_completion_tokens", {|BT2003:1|})] public partial record Row(int Id);""")]
    // Whatever else is wrong with the declaration
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m"), UserMessage("{Nothing}"), BodyParameter("temperature", {|BT2003:3|})] public record Row(int Id);""")]
    public Task What_the_service_does_not_take_is_reported_at_its_place(string source) => AnalyzerRun.Verify<BodyAnalyzer>(Source(source));

    [Theory]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", 0), BodyParameter("top_p", 1f), BodyParameter("n", 128L), BodyParameter("stop", "x"), BodyParameter("logprobs", true)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", 2.0), BodyParameter("n", (byte)1), BodyParameter("stop", new[] { "a", "b" }), BodyParameter("store", null)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("verbosity", Level.low)] public partial record Row(int Id); public enum Level { low }""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("reasoning_effort", Level.Low)] public partial record Row(int Id); public enum Level { [System.Runtime.Serialization.EnumMember(Value = "low")] Low }""")]
    [InlineData($$$$""""[{{{{Chat}}}}, BodyJson("response_format", """{"type":"json_schema","json_schema":{"name":"n","schema":{"anything":1}}}""")] public partial record Row(int Id);"""")]
    [InlineData($$$$""""[{{{{Chat}}}}, BodyJson("tools", """[{"type":"function","function":{"name":"f","x_note":1}}]"""), BodyJson("tool_choice", "\"auto\"")] public partial record Row(int Id);"""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyJson("stop", "[1")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", double.NaN)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("stream", true), BodyParameter("messages", 1)] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] double Temperature, [BodyParameter] decimal? TopP, [BodyParameter] short N, [BodyParameter] string[]? Stop);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] double N, [BodyParameter] string ReasoningEffort, [BodyParameter] System.Text.Json.JsonElement Temperature);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] string Stop, [BodyParameter] bool? Logprobs, [BodyParameter("metadata")] System.Text.Json.JsonElement Notes);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] Effort ReasoningEffort); public enum Effort { none, low, high }""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] Effort ReasoningEffort); public enum Effort { low, high, enormous }""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] object Temperature);""")]
    [InlineData($$$$"""[{{{{Vector}}}}, BodyParameter("dimensions", 256), BodyParameter("user", "u")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-large", CustomId = "{Id}"), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "ft:gpt-4o-mini-2024-07-18:acme::1", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "my-model", CustomId = "{Id}"), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask("/v1/nowhere", Model = "whisper-1"), BodyParameter("temprature", 3)] public partial record Row(int Id);""")]
    [InlineData("""[BodyParameter("temprature", 3)] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("reasoning_effort", "low"), BodyParameter("verbosity", "low"), BodyParameter("max_completion_tokens", 16), BodyParameter("reasoning.summary", "auto")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter("reasoning.effort", "low"), BodyParameter("text.verbosity", "low"), BodyParameter("max_output_tokens", 16), BodyParameter("prediction.type", "content")] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}] public partial record Row(int Id, [BodyParameter] System.Collections.Generic.Dictionary<string, int>? LogitBias, [BodyParameter] System.Collections.Generic.IReadOnlyDictionary<string, string> Metadata);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x"), BodyParameter("stop", new[] { "a" })] public partial record Row(int Id);""")]
    [InlineData($$$$"""[{{{{Chat}}}}, BodyParameter(), BodyParameter("temperature"), BodyJson("stop", null!)] public partial record Row(int Id);""")]
    public Task What_the_service_may_take_is_left_alone(string source) => AnalyzerRun.Verify<BodyAnalyzer>(Source(source));

    [Theory]
    [InlineData("Groq")]
    [InlineData("DashScope")]
    [InlineData("Vllm")]
    public Task A_service_with_bodies_of_its_own_takes_them(string provider) => AnalyzerRun.Verify<BodyAnalyzer>(
        Source($$$$"""[{{{{Chat}}}}, BodyParameter("enable_thinking", true), BodyParameter("temperature", 3), BodyParameter("max_tokens", 5)] public partial record Row(int Id);"""),
        Project(provider));

    [Fact]
    public Task Azure_names_models_by_deployments() => AnalyzerRun.Verify<BodyAnalyzer>(
        Source("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "text-embedding-3-small", CustomId = "{Id}"), UserMessage("x"), BodyJson("data_sources", "[]"), BodyParameter({|BT2001:"data_source"|}, 1)] public partial record Row(int Id);"""),
        Project("AzureOpenAI"));

    [Theory]
    [InlineData("""BodyParameter("temperature", 3)""", "'temperature' does not take 3; it takes 0 to 2")]
    [InlineData("""BodyParameter("temprature", 1)""", "/v1/chat/completions has no parameter 'temprature'; did you mean 'temperature'?")]
    [InlineData("""BodyParameter("max_tokens", 1)""", "'max_tokens' is deprecated for /v1/chat/completions; use 'max_completion_tokens'")]
    [InlineData("""BodyParameter("stop", 1)""", "'stop' takes a string or an array, not a number")]
    public async Task A_message_names_the_thing_the_rule_and_the_remedy(string attribute, string message)
    {
        var compilation = TestCompilation.Create(Source($$$$"""[{{{{Chat}}}}, {{{{attribute}}}}] public partial record Row(int Id);"""));
        var diagnostic = Assert.Single(await AnalyzerRun.Of(compilation, [new BodyAnalyzer()]));
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>They depend on the project's options, which the generator does not read: what it writes stays.</summary>
    [Fact]
    public void What_only_the_service_refuses_is_still_generated() =>
        Assert.DoesNotContain("NotSupportedException", GeneratorRun.Of(Source($$$$"""[{{{{Chat}}}}, BodyParameter("temperature", 3)] public partial record Row(int Id);""")).Source, StringComparison.Ordinal);

    private static string Source(string source) => "using System; using BatchTasks;\n" + source;

    private static TestProject Project(string provider) => new() { Properties = { ["BatchTasksProvider"] = provider } };
}
