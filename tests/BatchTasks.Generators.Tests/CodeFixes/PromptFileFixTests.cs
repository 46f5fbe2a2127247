using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public sealed class PromptFileFixTests
{
    [Theory]
    [InlineData("\"prompts/jugde.md\"", "\"prompts/judge.md\"")]
    [InlineData("@\"prompts\\judge.txt\"", "\"prompts/judge.md\"")]
    [InlineData("\"prompts/judge\"", "\"prompts/judge.md\"")]
    [InlineData("\"Prompts/Judge.md\"", "\"prompts/judge.md\"")]
    public Task The_nearest_file_is_named(string before, string after) => Verify(
        [Source($"{{|BT2008:{before}|}}", "First"), Source($"{{|BT2008:{before}|}}", "Second")],
        [Source(after, "First"), Source(after, "Second")]);

    [Theory]
    [InlineData("\"summary.md\"")]
    [InlineData("\"\"")]
    public Task A_file_without_a_near_one_is_left_to_its_author(string name) => Verify([Source($"{{|BT2008:{name}|}}", "Row")], [Source($"{{|BT2008:{name}|}}", "Row")]);

    private static Task Verify(string[] before, string[] after) =>
        CodeFixRun.Verify<BatchTaskDeclarationAnalyzer, PromptFileCodeFix>(before, after, files: ["prompts/judge.md", "prompts/other-things.md"]);

    private static string Source(string file, string name) =>
        $$"""
        using BatchTasks;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
        [SystemMessage(File = {{file}})]
        public partial record {{name}}(int Id);
        """;
}
