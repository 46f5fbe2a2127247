using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>BT0004: members that no part of the request uses.</summary>
public class UnusedMemberTests
{
    private const string Chat = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\")";

    [Theory]
    [InlineData($$"""[{{Chat}}, UserMessage("{Text}")] public partial record Row(int Id, string Text, int {|BT0004:Stars|});""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, string {|BT0004:Text|}, string[] {|BT0004:Tags|});""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record struct Row(int Id, DayOfWeek? {|BT0004:Day|});""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial class Row { public int Id { get; set; } public required string {|BT0004:Text|} { get; init; } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial class Row { public int Id { get; set; } public string {|BT0004:Text|} { get; } = ""; }""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Input] string Text, string {|BT0004:Title|});""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, string {|BT0004:Text|}) { public string Other() => this.Id + ""; }""")]
    public Task A_value_that_is_never_sent_is_reported(string source) => AnalyzerRun.Verify<UnusedMemberAnalyzer>("using System; using BatchTasks;\n" + source);

    [Theory]
    // Used by a template, the id, a parameter, an input.
    [InlineData($$"""[{{Chat}}, UserMessage("{Text} {Stars:D2}")] public partial record Row(int Id, string Text, int Stars);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [BodyParameter] int Seed);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, CustomId = "{Id}")] public partial record Row(int Id, [Input] string Text, [property: BodyParameter] string Model);""")]
    // Marked for another use, of whatever kind.
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [property: JsonIgnore] int Stars);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [Description("the label")] int Stars);""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial class Row { public int Id { get; set; } [Browsable(false)] public int Stars { get; set; } }""")]
    // Used by the type's own code.
    [InlineData($$"""[{{Chat}}, UserMessage("{All}")] public partial record Row(int Id, string[] Tags) { public string All => string.Join(", ", Tags); }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, int Stars) { public bool Fits(int stars) => stars == Stars; }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, int Stars); public partial record Row { public override string ToString() => $"{Stars}"; }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x"), Obsolete(nameof(Stars))] public partial record Row(int Id, int Stars);""")]
    // Not public, not its own, computed, static, virtual, of an interface.
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id) { internal int Stars { get; init; } private int Other { get; set; } public int Hidden { private get; set; } public int Field; }""")]
    [InlineData($$"""public record Base { public int Stars { get; set; } } [{{Chat}}, UserMessage("x")] public partial record Row(int Id) : Base;""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id) { public int Twice => 2; public int Set { set { } } public static int Count { get; set; } public virtual int Stars { get; set; } }""")]
    [InlineData($$"""public interface IRow { int Stars { get; } } [{{Chat}}, UserMessage("x")] public partial record Row(int Id, int Stars) : IRow;""")]
    [InlineData($$"""public abstract class Base { public abstract int Stars { get; } } [{{Chat}}, UserMessage("x")] public partial class Row : Base { public int Id { get; set; } public override int Stars { get; } }""")]
    // Nothing that text or JSON can be made of: it can only be for the caller.
    [InlineData($$"""public class Source { } [{{Chat}}, UserMessage("x")] public partial record Row(int Id, Source Source, Action<int> Done, object Tag);""")]
    // A declaration with errors, and no task.
    [InlineData($$"""[{{Chat}}, UserMessage("{Txt}")] public partial record Row(int Id, string Text);""")]
    [InlineData("public partial record Row(int Id, string Text);")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial class Row(int id) { public int Id => id; }""")]
    public Task What_is_sent_or_has_another_use_is_left_alone(string source) =>
        AnalyzerRun.Verify<UnusedMemberAnalyzer>("using System; using System.ComponentModel; using System.Text.Json.Serialization; using BatchTasks;\n" + source);

    [Theory]
    [InlineData("public partial record Row(int Id, int Stars);", "put '{Stars}' into a template, or mark it [property: JsonIgnore] if it is not for the model")]
    [InlineData("public partial record Row(int Id) { public int Stars { get; set; } }", "put '{Stars}' into a template, or mark it [JsonIgnore] if it is not for the model")]
    public async Task The_message_says_what_to_do(string declaration, string advice)
    {
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create($"""using BatchTasks; [{Chat}, UserMessage("x")] {declaration}""")));
        Assert.EndsWith(advice, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
