using BatchTasks.Generators.Emitting;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Prompts;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>BT0008: names that keep the generated part from compiling. Each reported one does, and each that is not reported doesn't.</summary>
public class NameCollisionTests
{
    private const string Chat = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\")";
    private const string Hue = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}-{Hue}\")";

    [Theory]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id, int {|BT0008:__customIdTemplate|});""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id) { public void {|BT0008:__customIdTemplate|}() { } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id) { class {|BT0008:__customIdTemplate|} { } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record {|BT0008:__customIdTemplate|}(int Id);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial class Row { public int Id; static string {|BT0008:__customIdTemplate|} = ""; }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{__customIdTemplate}"), UserMessage("x")] partial record {|BT0008:Row|} : Base; record Base { public int __customIdTemplate { get; set; } }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{__customIdTemplate}"), UserMessage("x")] partial class {|BT0008:Row|}(int __customIdTemplate);""")]
    [InlineData($$"""[{{Hue}}, UserMessage("x")] partial record Row(int Id, DayOfWeek Hue) { int {|BT0008:__WriteEnum|} => 1; }""")]
    [InlineData($$"""[{{Hue}}, UserMessage("x")] partial record Row(int Id, DayOfWeek Hue) { static void {|BT0008:__WriteEnum|}(DayOfWeek a, ref BatchLineWriter b) { } }""")]
    [InlineData($$"""[{{Hue}}, UserMessage("x")] partial record Row(int Id, DayOfWeek Hue) { int {|BT0008:__ReadEnum0|} => 1; }""")]
    [InlineData($$"""[{{Hue}}, UserMessage("x")] partial record Row(int Id, DayOfWeek Hue) { static int {|BT0008:__ReadEnum0|}(ReadOnlySpan<char> text) => 1; }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{id}"), UserMessage("x")] partial class Row(int id) { int {|BT0008:___id|} => 1; }""")]
    public async Task A_name_that_breaks_the_generated_part_is_reported(string marked)
    {
        const string Usings = "using System; using BatchTasks;\n";
        await AnalyzerRun.Verify(Usings + marked);

        // With the stub in its place the report stands alone; with the part itself the compiler would have complained.
        var compilation = TestCompilation.Create(Usings + Markup.Parse(marked, out _));
        Assert.DoesNotContain(GeneratorRun.Of(compilation).Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var generated = CSharpSyntaxTree.ParseText(Emitted(compilation), (CSharpParseOptions)compilation.SyntaxTrees[0].Options, "Part.g.cs");
        Assert.Contains(compilation.AddSyntaxTrees(generated).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task A_type_that_hides_the_namespace_System_is_reported()
    {
        const string Source = """[BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}"), BatchTasks.UserMessage("x")] partial class {|BT0008:Row|} { public int Id; } class System { }""";
        await AnalyzerRun.Verify(Source);
        var compilation = TestCompilation.Create(Markup.Parse(Source, out _));
        var generated = CSharpSyntaxTree.ParseText(Emitted(compilation), (CSharpParseOptions)compilation.SyntaxTrees[0].Options, "Part.g.cs");
        Assert.Contains(compilation.AddSyntaxTrees(generated).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData($$"""[{{Chat}}, UserMessage("{writer}{task}{answer}{value1}{reader}{isFirst1}")] partial record Row(int Id, int writer, int task, int answer, int? value1, string reader, int isFirst1);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id) { static void __WriteEnum(int a) { } int __ReadEnum0 => 1; int ___Id => 1; }""")]
    [InlineData($$"""[{{Hue}}, UserMessage("x")] partial record Row(int Id, DayOfWeek Hue) { static void __WriteEnum(int a) { } static void __ReadEnum0() { } static void __WriteEnum(DayOfWeek a) { } int __ReadEnum1 => 1; }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Row(int Id) : Base; record Base { public int __customIdTemplate = 2; public static void Definition() { } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] partial record Definition(int Id) { public int BatchTasks => 1; public int System => 1; public int global => 1; }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("{Id}")] partial record Row(int Id) { class BatchLineWriter { } class System { } class BatchTasks { } class CustomIdTemplate { } }""")]
    [InlineData($$"""namespace A.System.BatchTasks { using global::System; [{{Hue}}, UserMessage("{Id}")] partial record Row(int Id, DayOfWeek Hue); }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Verdict)), UserMessage("x")] partial record Row(int Id, [BodyParameter] string[] Stop) { class var { } } record Verdict(int[] var, bool? __ReadArrayOfInt32, int reader, System.Collections.Generic.List<Part?> Parts); record Part(int items);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(int?)), UserMessage("x")] partial record Row(int Id) { class var { } enum _ { } }""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(float[][]))] partial record Row(int Id, [Input] System.Collections.Immutable.ImmutableArray<string?> Texts) { class var { } }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(System.Collections.Immutable.ImmutableArray<int>)), UserMessage("x")] partial record __ReadImmutableArrayOfInt32(int Id) { class var { } }""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{id}"), UserMessage("{_id}{__id}")] partial class Row(int id, int _id, int __id);""")]
    public void Any_other_name_compiles_and_is_not_reported(string source)
    {
        var compilation = TestCompilation.Create("#pragma warning disable CS8981, CS9113, CS1591\nusing System; using BatchTasks;\n" + source);
        var run = GeneratorRun.Of(compilation).AssertNoDiagnostics();
        Assert.DoesNotContain("The [BatchTask] declaration has errors", run.Source, StringComparison.Ordinal);
    }

    /// <summary>The part that would be generated but for the report.</summary>
    private static string Emitted(Compilation compilation)
    {
        var type = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Single(t => t.GetAttributes().Any(a => a.AttributeClass!.Name == "BatchTaskAttribute"));
        var attribute = type.GetAttributes().Single(a => a.AttributeClass!.Name == "BatchTaskAttribute");
        var context = new ParseContext(type, compilation, PromptFiles.None, type.Locations[0], CancellationToken.None);
        return TaskEmitter.Emit(TaskParser.ParseTask(attribute, TypeDeclarationParser.Parse(context), context)!).ToString();
    }
}
