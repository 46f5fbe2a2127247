using System.Globalization;
using BatchTasks.CodeFixes.HandWritten;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Generators.Tests.HandWritten;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.CodeFixes;

/// <summary>The record that a hand-written line becomes; it compiles, and no analyzer has anything against it.</summary>
public class ConvertToTaskTests
{
    private const string Messages = "messages = new object[] { new { role = \"system\", content = \"Judge.\" }, new { role = \"user\", content = text } }";

    public static TheoryData<string, string, string> Lines => new()
    {
        {
            $$"""JsonSerializer.Serialize(new { custom_id = $"review-{number}", method = "POST", url = "/v1/chat/completions", body = new { model = "gpt-4o-mini", temperature = 0.5, {{Messages}} } })""",
            "Take(new RequestTask(number, text).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Number}")]
            [BodyParameter("temperature", 0.5)]
            [SystemMessage("Judge.")]
            [UserMessage("{Text}")]
            internal sealed partial record RequestTask(int Number, string Text);
            """
        },
        {
            """new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", max_completion_tokens = number, stop = new[] { "a", "b" }, messages = new[] { new { role = "user", content = $"Say {{x}} \"{text}\"\\" } } } }""",
            "Take(new { custom_id = id,",
            """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [BodyJson("stop", "[\"a\",\"b\"]")]
            [UserMessage("Say {{x}} \"{Text}\"\\")]
            internal sealed partial record RequestTask(string Id, [property: BodyParameter("max_completion_tokens")] int Number, string Text);
            """
        },
        {
            "$\"{{\\\"custom_id\\\": \\\"e-{id}\\\", \\\"method\\\": \\\"POST\\\", \\\"url\\\": \\\"/v1/embeddings\\\", \\\"body\\\": {{\\\"model\\\": \\\"m\\\", \\\"dimensions\\\": {number}, \\\"input\\\": \\\"On {text}:\\\\n{id}\\\"}}}}\"",
            "Take(new RequestTask(id, number, text).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "e-{Id}")]
            [Input("On {Text}:\n{Id}")]
            internal sealed partial record RequestTask(string Id, [property: BodyParameter("dimensions")] int Number, string Text);
            """
        },
        {
            """new JsonObject { ["custom_id"] = "r-" + texts.Count, ["method"] = "POST", ["url"] = "/v1/embeddings", ["body"] = new JsonObject { ["model"] = "m", ["input"] = text } }""",
            "Take(new JsonObject",
            """
            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "r-{Count}")]
            [Input("{Text}")]
            internal sealed partial record RequestTask(int Count, string Text);
            """
        },
        {
            """JsonSerializer.Serialize(new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", max_output_tokens = 50, input = new[] { new { role = "user", content = text }, new { role = "assistant", content = "4" }, new { role = "user", content = "?" } }, reasoning = new { effort = "low" }, instructions = $"Judge {number}." } })""",
            "Take(new RequestTask(id, text, number).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
            [BodyParameter("max_output_tokens", 50)]
            [SystemMessage("Judge {Number}.")]
            [UserMessage("{Text}")]
            [AssistantMessage("4")]
            [UserMessage("?")]
            [BodyJson("reasoning", "{\"effort\":\"low\"}")]
            internal sealed partial record RequestTask(string Id, string Text, int Number);
            """
        },
        {
            """JsonSerializer.Serialize(new { custom_id = id, method = "POST", url = "/v1/completions", body = new { model = "m", prompt = $"Once {text}", n = 3, max_tokens = number } })""",
            "Take(new RequestTask(id, text, number).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}", Result = typeof(BatchChoice<string>[]))]
            [Prompt("Once {Text}")]
            [BodyParameter("n", 3)]
            internal sealed partial record RequestTask(string Id, string Text, [property: BodyParameter("max_tokens")] int Number);
            """
        },
        {
            """JsonSerializer.Serialize(new { custom_id = id, method = "POST", url = "/v1/moderations", body = new { input = text } })""",
            "Take(new RequestTask(id, text).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")]
            [Input("{Text}")]
            internal sealed partial record RequestTask(string Id, string Text);
            """
        },
        {
            """JsonSerializer.Serialize(new { custom_id = id, method = "POST", url = "/v1/images/generations", body = new { model = "gpt-image-1", prompt = $"A cat, {text}", size = "1024x1024", n = number } })""",
            "Take(new RequestTask(id, text, number).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.ImageGenerations, Model = "gpt-image-1", CustomId = "{Id}", Result = typeof(BatchGeneratedImage[]))]
            [Prompt("A cat, {Text}")]
            [BodyParameter("size", "1024x1024")]
            internal sealed partial record RequestTask(string Id, string Text, [property: BodyParameter("n")] int Number);
            """
        },
        {
            """JsonSerializer.Serialize(new { custom_id = id, method = "POST", url = "/v1/videos", body = new { model = "sora-2", prompt = text, seconds = "4", input_reference = new { file_id = "file-1" } } })""",
            "Take(new RequestTask(id, text).ToBatchLine());",
            """
            [BatchTask(BatchEndpoints.Videos, Model = "sora-2", CustomId = "{Id}")]
            [Prompt("{Text}")]
            [BodyParameter("seconds", "4")]
            [BodyJson("input_reference", "{\"file_id\":\"file-1\"}")]
            internal sealed partial record RequestTask(string Id, string Text);
            """
        },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_that_is_understood_becomes_a_record(string expression, string use, string record)
    {
        var source = HandWrittenSource.OfExpression(expression);
        var after = await RefactoringRun.Of<ConvertToTaskRefactoring>(source, expression.Contains("new", StringComparison.Ordinal) ? "custom_id" : "$\"{{");
        Assert.NotNull(after);
        Assert.Contains(use, after, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n" + record, after, StringComparison.Ordinal);

        var compilation = TestCompilation.Create(after);
        Assert.DoesNotContain(GeneratorRun.Of(compilation).Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(await AnalyzerRun.Of(compilation), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("""new { custom_id = id, method = "GET", url = "/v1/embeddings", body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/images/edits", body = new { prompt = text, images = new[] { new { file_id = "file-1" } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/completions", body = new { model = "m", prompt = new[] { text, "b" } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/completions", body = new { model = "m", max_tokens = 1 } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/moderations", body = new { input = new object[] { new { type = "text", text = "a" } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/moderations", body = new { input = anything } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/images/generations", body = new { prompt = "x", stream = true } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", instructions = text } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = new object[0] } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = text, text = new { format = new { type = "json_object" } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = text, max_tokens = 5 } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new Dictionary<string, object> { ["model"] = "m", ["input"] = text, ["reasoning.effort"] = "low" } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = new object[] { new { role = "user", content = new[] { new { type = "input_text", text = "a" } } } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", input = new object[] { new { type = "function_call_output", call_id = "c", output = text } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/responses", body = new { model = "m", previous_response_id = "resp_1", input = new[] { new { role = "system", content = "s" }, new { role = "user", content = text } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = text, body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/embeddings", body = anything }""")]
    [InlineData("""new { custom_id = "constant", method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = anything, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = $"{number:D5}", method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = texts } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = anything } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = new[] { new { role = text, content = text } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", Temperature = 1, messages = new[] { new { role = "user", content = text } } } }""")]
    [InlineData("""new { custom_id = id, method = "POST", url = "/v1/embeddings", priority = 1, body = new { model = "m", input = text } }""")]
    [InlineData("""new { custom_id = id, body = new { model = "m", input = text } }""")]
    public async Task What_is_not_wholly_understood_is_left_to_its_author(string expression) =>
        Assert.Null(await RefactoringRun.Of<ConvertToTaskRefactoring>(HandWrittenSource.OfExpression(expression), "custom_id"));

    [Fact]
    public async Task A_name_that_is_taken_is_not_taken_again()
    {
        var source = HandWrittenSource.OfExpression("""new { custom_id = id, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = text } }""") + "\nclass RequestTask;";
        var after = await RefactoringRun.Of<ConvertToTaskRefactoring>(source, "custom_id");
        Assert.Contains("partial record RequestTask2(", after!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requestTask", "string RequestTaskValue")]
    [InlineData("equals", "string EqualsValue")]
    [InlineData("toString", "string ToStringValue")]
    [InlineData("clone", "string CloneValue")]
    [InlineData("toBatchLine", "string ToBatchLineValue")]
    [InlineData("customId", "string CustomId")]
    [InlineData("@class", "string Class")]
    public async Task A_member_has_no_name_that_a_record_has(string parameter, string member)
    {
        var source = $$"""
            using System.Text.Json;
            class Job
            {
                string Line(string {{parameter}}) => JsonSerializer.Serialize(new { custom_id = {{parameter}}, method = "POST", url = "/v1/embeddings", body = new { model = "m", input = "x" } });
            }
            """;
        var after = await RefactoringRun.Of<ConvertToTaskRefactoring>(source, "custom_id");
        Assert.Contains($"record RequestTask({member})", after!, StringComparison.Ordinal);
        Assert.DoesNotContain(GeneratorRun.Of(TestCompilation.Create(after!)).Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void The_refactoring_is_found_by_its_export() => Assert.Contains(
        typeof(ConvertToTaskRefactoring).GetCustomAttributes(inherit: false),
        a => a is Microsoft.CodeAnalysis.CodeRefactorings.ExportCodeRefactoringProviderAttribute export && export.Languages.Contains(LanguageNames.CSharp) && export.Name!.ToString(CultureInfo.InvariantCulture).Length > 0);
}
