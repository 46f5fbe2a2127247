using System.Text.Json;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>Contents and conversations in the lines that generated code writes, and what has no place in them.</summary>
public class ContentTests
{
    private static readonly BatchImage s_image = BatchImage.FromUrl("https://example.com/a.png");
    private const string ImagePart = """{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}""";

    [Theory]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), SystemMessage("{|BT2009:{Photo}|}"), UserMessage("x")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x"), AssistantMessage("a {|BT2009:{Photo}|}")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}"), UserMessage("{|BT2009:{Sound}|}")] public partial record Row(int Id, BatchAudio Sound);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}"), Input("{|BT2009:{Document}|}")] public partial record Row(int Id, BatchFileInput Document);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")] public partial record Row(int Id, [property: Input] BatchAudio {|BT2009:Sound|});""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("{|BT2009:{Photo}|}")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ImageGenerations, CustomId = "{Id}"), Prompt("{|BT2009:{Photo}|}")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("{|BT2009:{Photo:D}|}")] public partial record Row(int Id, BatchImage Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), {|BT2009:UserMessage("{Photo}")|}] public partial record Row(int Id, BatchImage? Photo);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}"), Input("{Photo}")] public partial record {|BT2009:Row|}(int Id, BatchImage Photo, [property: Input] string[] Texts);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{|BT1103:{Photo}|}"), UserMessage("x")] public partial record Row(BatchImage Photo);""")]
    // Conversations
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: {|BT2009:Messages|}] string[] Talk);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: {|BT2009:Messages|}] BatchMessage Talk);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: Messages] BatchMessage[] Talk, [property: {|BT2006:Messages|}] BatchMessage[] More);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}"), Input("x")] public partial record Row(int Id, [property: {|BT2009:Messages|}] BatchMessage[] Talk);""")]
    [InlineData("""namespace Microsoft.Extensions.AI { public class ChatMessage; } [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")] public partial record Row(int Id, [property: {|BT2009:Messages|}] Microsoft.Extensions.AI.ChatMessage[] Talk);""")]
    public Task A_mistake_is_reported_at_its_place(string source) => AnalyzerRun.Verify("using System; using BatchTasks;\n" + source);

    [Fact]
    public void Parts_stand_in_the_order_of_the_template()
    {
        var type = Load("content-parts").GetType("PhotoTask")!;
        var sound = BatchAudio.FromBytes("RIFF\0\0\0\0WAVEfmt "u8.ToArray());
        var line = Line(type, 1, "it", s_image, null, new List<BatchImage> { s_image, s_image.WithDetail(BatchImageDetail.Low) }, sound, null, new BatchContent[] { "other", s_image }, null);
        var messages = line.GetProperty("body").GetProperty("messages").EnumerateArray().Select(static m => m.GetProperty("content").GetRawText()).ToList();
        Assert.Equal(
            [
                "\"Look and listen.\"",
                $$$"""[{{{ImagePart}}},{"type":"text","text":"\nWhat is it in them?"},{"type":"input_audio","input_audio":{"format":"wav","data":"UklGRgAAAABXQVZFZm10IA=="}}]""",
                $$$"""[{"type":"text","text":"other"},{{{ImagePart}}},{"type":"text","text":"!"}]""",
                $$$"""[{{{ImagePart}}},{"type":"image_url","image_url":{"url":"https://example.com/a.png","detail":"low"}},{{{ImagePart}}}]""",
            ],
            messages);
    }

    [Fact]
    public void Parts_that_are_absent_leave_no_comma()
    {
        var type = Load("content-parts").GetType("PhotoTask")!;
        var sound = BatchAudio.FromBytes("RIFF\0\0\0\0WAVEfmt "u8.ToArray());
        var line = Line(type, 1, "it", s_image, s_image, null, sound, null, Array.Empty<BatchContent>(), null);
        Assert.Equal("""[{"type":"text","text":"!"}]""", line.GetProperty("body").GetProperty("messages")[2].GetProperty("content").GetRawText());
        Assert.Equal(1, line.GetProperty("body").GetProperty("messages")[3].GetProperty("content").GetArrayLength());
    }

    [Theory]
    [InlineData("conversation", "messages", """[{"role":"system","content":"You are N."},{"role":"user","content":"Hi."},{"role":"assistant","content":"Hello."},{"role":"user","content":"Sum up what was said."}]""")]
    [InlineData("responses-conversation", "input", """[{"role":"user","content":"Hi."},{"role":"assistant","content":"Hello."},{"role":"user","content":"Sum up what was said."}]""")]
    public void A_conversation_stands_between_instructions_and_questions(string name, string member, string expected)
    {
        var type = Load(name).GetType("TalkTask")!;
        BatchMessage[] talk = [BatchMessage.User("Hi."), BatchMessage.Assistant("Hello.")];
        object task;
        if (name == "conversation")
        {
            task = Activator.CreateInstance(type, 1, "N", talk)!;
        }
        else
        {
            task = Activator.CreateInstance(type)!;
            type.GetField("Talk")!.SetValue(task, talk);
        }

        Assert.Equal(expected, Line(task).GetProperty("body").GetProperty(member).GetRawText());
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(5, null, ""","thinking":{"budget":{"tokens":5}}""")]
    [InlineData(null, "k", ""","thinking":{"kind":"k"}""")]
    [InlineData(5, "k", ""","thinking":{"budget":{"tokens":5},"kind":"k"}""")]
    public void An_object_of_which_each_property_is_absent_is_absent(int? budget, string? kind, string expected)
    {
        var type = Load("nested-parameters").GetType("NestedTask")!;
        Assert.EndsWith(
            """{"user_location":{"approximate":{"country":"JP"},"type":"approximate"}}""" + expected + ""","chat_template_kwargs":{"third":3,"second":2}}""",
            Line(type, 1, "p", null, budget, kind, null, 2, 3).GetProperty("body").GetRawText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_writes_what_no_attribute_writes()
    {
        var type = Load("extra-body").GetType("ExtraTask")!;
        Assert.Equal(
            """{"model":"m","messages":[{"role":"user","content":"x"}],"reasoning_effort":"low","top_logprobs":3,"enable_thinking":true}""",
            Line(type, 2, 3).GetProperty("body").GetRawText());
    }

    [Fact]
    public void A_name_that_the_body_has_already_is_refused_when_the_line_is_written()
    {
        var type = GeneratorRun.Of(Cases.Usings + """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [UserMessage("x")]
            public partial record ExtraTask(int Id)
            {
                partial void WriteExtraBody(Utf8JsonWriter body) => body.WriteString("model", "other");
            }
            """).AssertNoDiagnostics().Load().GetType("ExtraTask")!;
        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => Line(type, 1)).InnerException;
        Assert.Contains("'model'", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
    }

    private static System.Reflection.Assembly Load(string name) => GeneratorRun.Of(Cases.Usings + Cases.All[name], Cases.Project).AssertNoDiagnostics().Load();

    private static JsonElement Line(Type type, params object?[] arguments) => Line(Activator.CreateInstance(type, arguments)!);

    private static JsonElement Line(object task) => JsonDocument.Parse((string)task.GetType().GetMethod("ToBatchLine")!.Invoke(task, null)!).RootElement;
}
