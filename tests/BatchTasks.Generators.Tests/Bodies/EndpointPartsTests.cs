using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>What each endpoint takes, and what it has no place for.</summary>
public class EndpointPartsTests
{
    [Theory]
    // The main part is missing
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.ImageGenerations, CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Videos, CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.ImageEdits, CustomId = "{Id}")|}, Prompt("x")] public partial record Row(int Id);""")]
    // The model is
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Responses, CustomId = "{Id}")|}, UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Completions, CustomId = "{Id}")|}, Prompt("x")] public partial record Row(int Id);""")]
    // Parts of others
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), {|BT2009:Input("y")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), {|BT2009:Prompt("y")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id, [property: {|BT2009:Prompt|}] string Text);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x"), {|BT2009:SystemMessage("y")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Videos, CustomId = "{Id}"), Prompt("x"), {|BT2009:Tool(typeof(Row))|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ImageEdits, CustomId = "{Id}"), Prompt("x")] public partial record Row(int Id, [property: BodyParameter("images")] BatchImage[]? {|BT2009:Photos|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")] public partial record {|BT2009:Row|}(int Id, [property: Input] BatchImage? Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Messages] BatchMessage[]? {|BT2009:Talk|});""")]
    // Null where a text or a type belongs, which the compiler lets pass
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), {|BT2005:UserMessage(null!)|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter({|BT2002:null!|}, 3), BodyJson("metadata", {|BT2002:null!|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool({|BT2009:null!|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Math), {|BT2009:null!|})] public partial record Row(int Id);""")]
    // Parts that would be left out without a word
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial class Row { public int Id; [Messages, Obsolete("x", true)] public BatchMessage[] {|BT2009:Talk|} = []; }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id) { static void {|BT2009:WriteExtraBody|}(System.Text.Json.Utf8JsonWriter body) { } }""")]
    // Twice
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x")] public partial record Row(int Id, [property: {|BT2006:Prompt|}] string Text);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: {|BT2009:Prompt("x")|}] string Text);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Prompt] string[] {|BT2009:Texts|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x"), {|BT2006:BodyJson("prompt", "[]")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), SystemMessage("s"), UserMessage("x"), {|BT2006:BodyParameter("instructions", "i")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(bool)), UserMessage("x"), {|BT2006:BodyJson("text", "{}")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("reasoning.effort", "low"), {|BT2006:BodyParameter("reasoning_effort", "low")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("reasoning.effort", "low"), {|BT2006:BodyJson("reasoning", "{}")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), {|BT2002:BodyParameter("reasoning.", "low")|}] public partial record Row(int Id);""")]
    // Answers for which the result has no room
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(string)|}), UserMessage("x"), BodyParameter("n", 2)] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(string)|}), Prompt("x")] public partial record Row(int Id, [property: BodyParameter] int N);""")]
    [InlineData("""[{|BT3003:BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")|}, UserMessage("x"), BodyJson("n", "2.0")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(BatchToolCalls)|}), UserMessage("x"), Tool(typeof(Find)), BodyParameter("n", 2)] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3001:typeof(BatchChoice<BatchToolCalls>)|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Strict = false, Result = {|BT3001:typeof(HashSet<BatchChoice<string>>)|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Strict = false, Result = typeof(Found)), UserMessage("x")] public partial record Row(int Id); public record Found(BatchModeration {|BT3001:Judged|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(int)|}), Prompt("x")] public partial record Row(int Id);""")]
    [InlineData("""[{|BT3003:BatchTask(BatchEndpoints.ImageGenerations, CustomId = "{Id}")|}, Prompt("x"), BodyParameter("n", 2)] public partial record Row(int Id);""")]
    [InlineData("""[{|BT3003:BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")|}] public partial record Row(int Id, [property: Input] string[] Texts);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}", Result = {|BT3003:typeof(string)|}), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Videos, CustomId = "{Id}", Result = {|BT3003:typeof(BatchVideo[])|}), Prompt("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(BatchToolCalls)|}), Prompt("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(BatchModeration)|}), UserMessage("x")] public partial record Row(int Id);""")]
    // Settings of a structured result that there is not
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", ResultFormat = {|BT3003:ResultFormat.JsonObject|}), UserMessage("Give JSON.")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(BatchChoice<string>[]), ResultFormat = {|BT3003:ResultFormat.FunctionCall|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", ResultFormat = {|BT3003:ResultFormat.FunctionCall|}), UserMessage("x"), Tool(typeof(Find))] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}", ResultFormat = {|BT3003:ResultFormat.JsonObject|}), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(BatchRawBody), ResultContext = {|BT3010:typeof(Row)|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", ResultContext = {|BT3010:typeof(Row)|}), Input("x")] public partial record Row(int Id);""")]
    // JSON without a schema, of which no message speaks
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Found), ResultFormat = {|BT2005:ResultFormat.JsonObject|}), UserMessage("Find {Id}.")] public partial record Row(int Id); public record Found(string What);""")]
    // Functions
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), {|BT3008:Tool(typeof(検索))|}] public partial record Row(int Id); public record 検索(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(string)|}), UserMessage("x"), Tool(typeof(Find))] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool({|BT3001:typeof(int)|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool({|BT2009:typeof(int[])|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Find), Name = {|BT3008:"find it"|})] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Find)), {|BT2006:Tool(typeof(Find))|}] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Find), {|BT2009:"Nothing"|})] public partial record Row(int Id); public record Find(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Math), {|BT2009:"Abs"|})] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Tools), "Find"), {|BT2006:BodyJson("tools", "[]")|}] public partial record Row(int Id); static class Tools { public static void Find(string what) { } }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), Tool(typeof(Tools), {|BT3001:"Find"|})] public partial record Row(int Id); static class Tools { public static void Find(out string what) => what = ""; }""")]
    public Task A_mistake_is_reported_at_its_place(string source) => AnalyzerRun.Verify("using System; using System.Collections.Generic; using BatchTasks;\n" + source);

    [Theory]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x"), BodyParameter("instructions", "i")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Prompt] string Text);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}"), Prompt("x"), BodyParameter("n", 1)] public partial record Row(int Id);""")]
    [InlineData("""[Prompt("{Nothing}")] public record NotATask(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Found), ResultFormat = ResultFormat.JsonObject), UserMessage("Find {Id}. Give json.")] public partial record Row(int Id); public record Found(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(Found), ResultFormat = ResultFormat.JsonObject), UserMessage("{Text}")] public partial record Row(int Id, string Text); public record Found(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(Found), ResultFormat = ResultFormat.JsonObject), UserMessage("{Ask}\n\n{Text}")] public partial record Row(int Id, string Ask, string Text); public record Found(string What);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}"), Input("{Text}")] public partial record Row(int Id, string Text, [property: Input] BatchImage? Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id, [property: Messages] BatchMessage[]? Talk);""")]
    public Task What_is_right_is_left_alone(string source) => AnalyzerRun.Verify("using System; using BatchTasks;\n" + source);

    [Theory]
    [InlineData("Groq", """[BatchTask({|BT1002:BatchEndpoints.Embeddings|}, Model = "m", CustomId = "{Id}"), Input("x")] public partial record Row(int Id);""")]
    [InlineData("DashScope", """[BatchTask({|BT1002:BatchEndpoints.Responses|}, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("DashScope", """[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("x")] public partial record Row(int Id);""")]
    [InlineData("AzureOpenAI", """[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("OpenAI", """[BatchTask(BatchEndpoints.Videos, CustomId = "{Id}"), Prompt("x")] public partial record Row(int Id);""")]
    public Task An_endpoint_that_the_service_of_the_project_lacks_is_reported(string provider, string source) =>
        AnalyzerRun.Verify<TaskEndpointAnalyzer>("using BatchTasks;\n" + source, new TestProject { Properties = { ["BatchTasksProvider"] = provider } });

    [Fact]
    public void One_declaration_moves_between_chat_completions_and_responses()
    {
        const string Source = """
            public sealed record Verdict(bool IsPositive);

            [BatchTask(BatchEndpoints.ENDPOINT, Model = "m", CustomId = "{Id}", Result = typeof(Verdict))]
            [SystemMessage("Judge {Restaurant}.")]
            [UserMessage("{Text}")]
            [BodyParameter("max_completion_tokens", 50)]
            [BodyParameter("reasoning_effort", "low")]
            [BodyParameter("temperature", 1)]
            public sealed partial record ReviewTask(int Id, string Restaurant, string Text);
            """;
        const string Schema = """{"type":"object","properties":{"IsPositive":{"type":"boolean"}},"required":["IsPositive"],"additionalProperties":false}""";

        Assert.Equal(
            """{"model":"m","messages":[{"role":"system","content":"Judge R."},{"role":"user","content":"T"}],"max_completion_tokens":50,"reasoning_effort":"low","temperature":1,"response_format":{"type":"json_schema","json_schema":{"name":"Verdict","strict":true,"schema":""" + Schema + "}}}",
            Body("ChatCompletions"));
        Assert.Equal(
            """{"model":"m","instructions":"Judge R.","input":"T","max_output_tokens":50,"reasoning":{"effort":"low"},"temperature":1,"text":{"format":{"type":"json_schema","name":"Verdict","strict":true,"schema":""" + Schema + "}}}",
            Body("Responses"));

        static string Body(string endpoint)
        {
            var type = GeneratorRun.Of(Cases.Usings + Source.Replace("ENDPOINT", endpoint)).AssertNoDiagnostics().Load().GetType("ReviewTask")!;
            var line = (string)type.GetMethod("ToBatchLine")!.Invoke(Activator.CreateInstance(type, 1, "R", "T"), null)!;
            return System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("body").GetRawText();
        }
    }
}
