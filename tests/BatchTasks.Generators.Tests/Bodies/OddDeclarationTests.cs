using System.Text.Json;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>Declarations that are right and unusual: what is generated for them compiles without a warning and writes what is meant.</summary>
public class OddDeclarationTests
{
    private const string Chat = """[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]""" + " ";

    [Theory]
    [InlineData(Chat + """[UserMessage("{Photo}")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData(Chat + """[UserMessage("x")] public partial record Row(int Id, [property: Messages] BatchMessage[] Talk);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, CustomId = "{Id}"), UserMessage("x")] public partial record Row(int Id, [property: BodyParameter("model")] string Model);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")] public partial record Row(int Id, [property: Input] BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ImageEdits, CustomId = "{Id}"), Prompt("x")] public partial record Row(int Id, [property: BodyParameter("images")] BatchImage[] Photos);""")]
    public async Task A_project_without_nullable_annotations_has_no_nullable_members(string source)
    {
        var compilation = TestCompilation.Create(Cases.Usings + source, nullable: NullableContextOptions.Disable);
        GeneratorRun.Of(compilation, Cases.Project).AssertNoDiagnostics();
        Assert.Empty(await AnalyzerRun.Of(compilation, Cases.Project));
    }

    [Theory]
    [InlineData("BatchChoice<string?>")]
    [InlineData("BatchChoice<int?>[]")]
    [InlineData("IList<BatchChoice<DayOfWeek?>>")]
    public void A_choice_may_have_a_nullable_value(string result) =>
        GeneratorRun.Of($"{Cases.Usings}{Chat.Replace("CustomId", $"Result = typeof({result}), CustomId", StringComparison.Ordinal)}[UserMessage(\"x\")] public partial record Row(int Id);").AssertNoDiagnostics();

    [Fact]
    public void Parts_and_messages_that_are_null_are_left_out()
    {
        var type = Load(Chat + """
            [UserMessage("{Photos}x{More}")]
            public partial record Row(int Id, IEnumerable<BatchImage?> Photos, BatchImage?[]? More, [property: Messages] IReadOnlyList<BatchMessage?> Talk);
            """);
        var image = BatchImage.FromUrl("https://example.com/a.png");
        const string ImagePart = """{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}""";
        var messages = Body(type, 1, new List<BatchImage?> { null, image, null }, new BatchImage?[] { null, image }, new BatchMessage?[] { null, BatchMessage.User("Hi."), null }).GetProperty("messages");
        Assert.Equal(
            """[{"role":"user","content":"Hi."},{"role":"user","content":[""" + ImagePart + """,{"type":"text","text":"x"},""" + ImagePart + "]}]",
            messages.GetRawText());
    }

    [Theory]
    [InlineData("string city, string City")]
    [InlineData("string toString, string getHashCode, int equals, bool clone, string printMembers")]
    [InlineData("string findArguments, string equalityContract, string getType, string deconstruct")]
    [InlineData("int _, string @class, in int x, System.Threading.CancellationToken? token, params string[] rest")]
    [InlineData("int equals, int Equals, int equalsArgument, int EqualsArgument")]
    public void The_parameters_of_a_function_may_have_any_names(string parameters) =>
        Generate(Chat + $$"""[UserMessage("x"), Tool(typeof(A), "Find")] public partial record Row(int Id); static class A { public static void Find({{parameters}}) { } }""").AssertNoDiagnostics();

    [Theory]
    [InlineData("string")]
    [InlineData("string city, ")]
    [InlineData("string city, int")]
    [InlineData("string city, string city")]
    public void A_parameter_that_is_still_being_typed_fails_nothing(string parameters) =>
        Assert.Null(Assert.Single(Generate(Chat + $$"""[UserMessage("x"), Tool(typeof(A), "Find")] public partial record Row(int Id); static class A { public static void Find({{parameters}}) { } }""").Result.Results).Exception);

    [Fact]
    public void Two_functions_may_be_described_by_methods_of_one_name()
    {
        const string Source = Chat + """
            [UserMessage("x"), Tool(typeof(A), "Find", Name = "a"), Tool(typeof(B), "Find", Name = "b"), Tool(typeof(C), "Find", Name = "c")]
            public partial record Row(int Id);
            public static class A { public static void Find(string what) { } }
            public static class B { public static void Find(int what) { } }
            public static class C { public static void Find(string what) { } }
            """;
        var records = Generate(Source).AssertNoDiagnostics().Load().GetType("Row")!.GetNestedTypes().Select(static type => type.Name).Order();
        Assert.Equal(["FindArguments", "FindArguments2"], records);
    }

    [Theory]
    [InlineData("protected virtual void WriteExtraBody(Utf8JsonWriter body) => body.WriteNumber(\"seed\", 1);", "")]
    [InlineData("protected abstract void WriteExtraBody(Utf8JsonWriter body);", "protected override void WriteExtraBody(Utf8JsonWriter body) => body.WriteNumber(\"seed\", 1);")]
    [InlineData("[BodyParameter] public virtual int Seed => 2;", "public override int Seed => 1;")]
    [InlineData("[BodyParameter(\"user\")] public virtual int Seed => 2;", "[BodyParameter(\"seed\")] public override int Seed => 1;")]
    public void What_a_base_type_says_of_the_body_holds_for_a_task(string inBase, string inTask)
    {
        var type = Load($$"""public abstract record Base { {{inBase}} } {{Chat}} [UserMessage("x")] public partial record Row(int Id) : Base { {{inTask}} }""");
        Assert.Equal("""{"model":"m","messages":[{"role":"user","content":"x"}],"seed":1}""", Body(type, 1).GetRawText());
    }

    [Theory]
    [InlineData("partial void WriteExtraBody(Utf8JsonWriter body) { }")]
    [InlineData("private partial void WriteExtraBody(Utf8JsonWriter @in) { }")]
    [InlineData("async partial void WriteExtraBody(Utf8JsonWriter body) => await System.Threading.Tasks.Task.Yield();")]
    public void An_extra_body_has_its_declaration_with_and_without_an_error(string method)
    {
        foreach (var id in new[] { "Id", "Nothing" })
            Generate($$$"""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{{{{{id}}}}}"), UserMessage("x")] public partial record Row(int Id) { {{{method}}} }""").AssertNoDiagnostics();
    }

    private static GeneratorRun Generate(string source) => GeneratorRun.Of(TestCompilation.Create($"{Cases.Usings}{source}", LanguageVersion.CSharp12));

    private static Type Load(string source) => Generate(source).AssertNoDiagnostics().Load().GetType("Row")!;

    private static JsonElement Body(Type type, params object?[] arguments) =>
        JsonDocument.Parse((string)type.GetMethod("ToBatchLine")!.Invoke(Activator.CreateInstance(type, arguments), null)!).RootElement.GetProperty("body");
}
