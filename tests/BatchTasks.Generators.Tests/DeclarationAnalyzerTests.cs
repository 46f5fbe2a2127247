using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests;

/// <summary>What the analyzer must report, at which characters, and what it must leave alone. Sound declarations: <see cref="Cases"/> as well.</summary>
public class DeclarationAnalyzerTests
{
    private const string Chat = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\")";

    [Theory]
    // BT0001-BT0003
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public record {|BT0001:Row|}(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{|BT1102:{Txt}|}"), {|BT2004:BodyParameter("stream", true)|}] public record {|BT0001:Row|}(int Id, string Text);""")]
    [InlineData($$"""public class {|BT0002:Outer|} { [{{Chat}}, UserMessage("x")] public partial record Row(int Id); }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public static partial class {|BT0003:Row|} { }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public ref partial struct {|BT0003:Row|} { public int Id; }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] file partial record {|BT0003:Row|}(int Id);""")]
    // BT1002
    [InlineData("""[BatchTask({|BT1002:"/v1/chat/completion"|}, Model = "m", CustomId = "{Id}")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask({|BT1002:"/v1/audio/speech"|}, Model = "m", CustomId = "{Id}")] public partial record Row(int Id);""")]
    // BT1101-BT1103
    [InlineData("""[{|BT1101:BatchTask(BatchEndpoints.ChatCompletions, Model = "m")|}, UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {|BT1101:"request"|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {|BT1101:""|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {|BT1101:"{{Id}}"|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{|BT1102:{Idd}|}"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("Judge {|BT1102:{text}|} now")] public partial record Row(int Id, string Text);""")]
    [InlineData($$"""[{{Chat}}, UserMessage(@"Judge {|BT1102:{Txt}|}")] public partial record Row(int Id, string Text);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("tab\t{|BT1102:{Txt}|}")] public partial record Row(int Id, string Text);""")]
    [InlineData($$""""[{{Chat}}, UserMessage("a " + @"""b"" {|BT1102:{Txt}|}")] public partial record Row(int Id, string Text);"""")]
    [InlineData($"[{Chat}, UserMessage(\"\"\"\n  Judge\n    {{|BT1102:{{Txt}}|}} and {{|BT1102:{{Txt}}|}}\n  \"\"\")] public partial record Row(int Id, string Text);")]
    [InlineData($$"""[{{Chat}}, UserMessage({|BT1102:Judge|})] public partial record Row(int Id, string Text) { private const string Judge = "{Txt}"; }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Score}|}"), UserMessage("x")] public partial record Row(double Score);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Id}|}"), UserMessage("x")] public partial record Row(int? Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Id}|}"), UserMessage("x")] public partial record Row(string? Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Id}|}"), UserMessage("x")] public partial record Row<T>(T Id) where T : struct, ISpanFormattable;""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Tags}|}"), UserMessage("x")] public partial record Row(string[] Tags);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Day:yyyy}|}"), UserMessage("x")] public partial record Row(DateOnly Day);""")]
    // BT2002, BT2004-BT2007, BT2009
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyJson("a", {|BT2002:"{"|})] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyJson("a", {|BT2002:"[1,]"|})] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("a", {|BT2002:double.NaN|})] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("a", {|BT2002:typeof(int)|})] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), {|BT2002:BodyParameter("a")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), {|BT2004:BodyParameter("stream", true)|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), {|BT2004:BodyJson("stream_options", "{}")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [{|BT2004:BodyParameter|}] bool Stream);""")]
    [InlineData($$"""[{|BT2005:{{Chat}}|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.ChatCompletions, CustomId = "{Id}")|}, UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[{|BT2005:BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("seed", 1), {|BT2006:BodyJson("seed", "2")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("seed", 1)] public partial record Row(int Id, [{|BT2006:BodyParameter|}] int Seed);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), {|BT2006:BodyJson("messages", "[]")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [{|BT2006:BodyParameter("model")|}] string Name);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(bool)), UserMessage("x"), {|BT2006:BodyJson("response_format", "{}")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("x"), {|BT2006:BodyParameter("encoding_format", "float")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("a {|BT2007:{|}")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("a {|BT2007:}|} b")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("a {|BT2007:{}|} b")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("say {|BT2007:{not json}|}")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{|BT2009:{Tags}|}")] public partial record Row(int Id, string[] Tags);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{|BT2009:{Value}|}")] public partial record Row<T>(int Id, T Value);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{|BT2009:{Value}|}")] public partial record Row<T>(int Id, T Value) where T : class, IComparable<T>;""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{|BT2009:{Name:X}|}")] public partial record Row(int Id, string Name);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), {|BT2009:Input("y")|}] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [{|BT2009:BodyParameter|}] object Extra);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id, [property: BodyParameter("model")] int? {|BT2009:Model|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("x"), {|BT2009:UserMessage("y")|}] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Input] object {|BT2009:Text|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(bool), ResultName = {|BT3008:"two words"|}), UserMessage("x")] public partial record Row(int Id);""")]
    // What a member hides, and what can't be read, is no member to name.
    [InlineData($$"""class Base { public string Text { private get; set; } = ""; } [{{Chat}}, UserMessage("{|BT1102:{Text}|}")] partial class Row : Base { public int Id; }""")]
    [InlineData($$"""class Base { public string Text = ""; } [{{Chat}}, UserMessage("{|BT1102:{Text}|}")] partial class Row : Base { public int Id; public new static string Text = ""; }""")]
    [InlineData($$"""class Base { public string Text = ""; } [{{Chat}}, UserMessage("{|BT1102:{Text}|}")] partial class Row : Base { public int Id; public new void Text() { } }""")]
    [InlineData($$"""class Base { public string Text = ""; } [{{Chat}}, UserMessage("{|BT1102:{Text}|}")] partial class Row : Base { public int Id; public new string Text { set { } } }""")]
    // Arguments by name, in any order
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyJson(json: {|BT2002:"{"|}, name: "a")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask("/v1/embeddings", Model = "m", CustomId = "{Id}", Result = typeof(float[][]))] public partial record Row(int Id, [property: Input] string[]? {|BT2009:Texts|});""")]
    // BT3001, BT3003
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = {|BT3001:typeof(object)|}), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(string)|}), Input("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = {|BT3003:typeof(float[])|}), Input("x"), Input("y")] public partial record Row(int Id);""")]
    public Task A_mistake_is_reported_at_its_place(string source) => AnalyzerRun.Verify("using System; using BatchTasks;\n" + source);

    [Theory]
    [InlineData("public record NotATask(int Id);")]
    [InlineData("public partial record NotATask<T>(T Id);")]
    [InlineData("[Obsolete] public static class NotATask;")]
    [InlineData("""[UserMessage("{Nothing}")] public record NotATask(int Id);""")]
    [InlineData("""[BodyParameter("stream", true)] public record NotATask(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{Value:X}{Other}")] public partial record Row<T, U>(int Id, T Value, U? Other) where T : struct, ISpanFormattable where U : struct, Enum;""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{Value}")] public partial record Row<T, U>(int Id, T Value) where T : U where U : IBase; public interface IBase : ISpanFormattable { }""")]
    [InlineData($$"""partial class Outer<T> where T : notnull { [{{Chat}}, UserMessage("x")] partial record Row(int Id); }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id); [{{Chat}}, UserMessage("x")] partial record Row<T>(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public abstract partial record Row(int Id); public record Derived(int Id) : Row(Id);""")]
    [InlineData($$"""class Outer<T> { } [{{Chat}}, UserMessage("x")] partial class Row : System.Collections.Generic.List<int> { public int Id; }""")]
    [InlineData($$$"""[{{{Chat}}}, UserMessage("JSON: {{'a': 1}} and {Id}")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{@class} {Id:D5}")] public partial record Row(int Id, string @class);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("streaming", true)] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("response_format", "text")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyParameter("seed", 1), BodyParameter("user", "u")] public partial record Row(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), BodyJson("tools", " [ ] ")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}{Page}"), UserMessage("x")] public partial record Row(string Id, int Page);""")]
    [InlineData("""[BatchTask("/v1/embeddings", CustomId = "{Id}")] public partial record Row(int Id, [property: Input] string Text, [property: BodyParameter] string Model);""")]
    [InlineData("""[BatchTask("/v1/embeddings", Model = "m", CustomId = "{Id}", Result = typeof(System.Collections.Generic.List<float[]>))] public partial record Row(int Id, [Input] string[] Texts);""")]
    [InlineData("""[BatchTask("/v1/embeddings", Model = "m", CustomId = "{Id}", Result = typeof(ReadOnlyMemory<float>))] public partial record Row(int Id, [Input] string Text);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(bool), ResultName = "two-words_3"), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData($$"""class Base { public virtual string Text { get; set; } = ""; } [{{Chat}}, UserMessage("{Text}")] partial class Row : Base { public int Id; public override string Text { set { } } }""")]
    [InlineData($$"""class Base { private string Text() => ""; public string Text2 = ""; } class Next : Base { public string Text = ""; } [{{Chat}}, UserMessage("{Text}")] partial class Row : Next { public int Id; }""")]
    [InlineData("""partial struct Outer { [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] partial struct Row { public Guid Id { get; set; } } }""")]
    public Task What_is_sound_or_no_task_is_left_alone(string source) => AnalyzerRun.Verify("using System; using BatchTasks;\n" + source);

    [Fact]
    public async Task A_language_version_below_11_is_reported()
    {
        var source = """[BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}"), BatchTasks.UserMessage("x")] public partial record Row(int Id);""";
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(source, LanguageVersion.CSharp10)));
        Assert.Equal("BT0005", diagnostic.Id);
        Assert.Contains("C# 10.0", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pragma_turns_a_report_off()
    {
        var source = """
            #pragma warning disable BT1101
            [BatchTasks.BatchTask("/v1/chat/completions", Model = "m"), BatchTasks.UserMessage("x")] public partial record Row(int Id);
            """;
        Assert.DoesNotContain(await AnalyzerRun.Of(TestCompilation.Create(source)), d => !d.IsSuppressed);
    }

    [Theory]
    [InlineData("Idd", "did you mean 'Id'?")]
    [InlineData("text", "did you mean 'Text'?")]
    [InlineData("json", "write '{{' and '}}' for braces in the text")]
    public async Task The_nearest_member_is_named(string placeholder, string hint)
    {
        var source = $$"""[BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}"), BatchTasks.UserMessage("{{{placeholder}}}")] public partial record Row(int Id, string Text);""";
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(source)));
        Assert.Contains(hint, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Local", "file class Local { }")]
    [InlineData("Local[]", "file class Local { }")]
    [InlineData("System.Collections.Generic.List<Outer.Inner>", "file class Outer { public class Inner { } }")]
    [InlineData("int*[]", "")]
    [InlineData("System.Span<int>", "")]
    [InlineData("System.Collections.Generic.List<>", "")]
    [InlineData("void", "")]
    public void A_result_that_generated_code_cannot_name_gives_no_error_but_the_reported_one(string result, string declarations)
    {
        var compilation = TestCompilation.Create($$"""
            [BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}", Result = typeof({{result}})), BatchTasks.UserMessage("x")]
            internal unsafe partial record Row(int Id);
            {{declarations}}
            """);
        GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true))).AssertNoDiagnostics();
    }

    [Fact]
    public void A_declaration_with_errors_still_compiles_with_what_uses_it()
    {
        var run = GeneratorRun.Of("""
            using BatchTasks; using System.Collections.Generic; using System.Threading.Tasks;

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "same"), UserMessage("{Nothing}")]
            internal partial record Row(int Id);

            internal static class Program
            {
                private static Task Write(List<Row> rows) => BatchFile.WriteAsync("batch.jsonl", rows);
            }
            """);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
