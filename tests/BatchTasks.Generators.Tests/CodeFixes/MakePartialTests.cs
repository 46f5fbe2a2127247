using BatchTasks.CodeFixes;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class MakePartialTests
{
    private const string Chat = "[BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\"), UserMessage(\"x\")]";

    [Theory]
    [InlineData("public record {|BT0001:Row|}(int Id);", "public partial record Row(int Id);")]
    [InlineData("record {|BT0001:Row|}(int Id);", "partial record Row(int Id);")]
    [InlineData("internal readonly record struct {|BT0001:Row|}(int Id);", "internal readonly partial record struct Row(int Id);")]
    [InlineData("public sealed class {|BT0001:Row|}\n{\n    public int Id { get; init; }\n}", "public sealed partial class Row\n{\n    public int Id { get; init; }\n}")]
    [InlineData("/* why */ struct {|BT0001:@class|} { public int Id; }", "/* why */ partial struct @class { public int Id; }")]
    public Task A_task_is_made_partial(string before, string after) =>
        CodeFixRun.Verify<MakePartialCodeFix>($"using BatchTasks;\n\n/// <summary>A task.</summary>\n{Chat}\n{before}\n", $"using BatchTasks;\n\n/// <summary>A task.</summary>\n{Chat}\n{after}\n");

    [Fact]
    public Task Types_around_a_task_are_made_partial() => CodeFixRun.Verify<MakePartialCodeFix>(
        $$"""
        using BatchTasks;

        public static class {|BT0002:Outer|}
        {
            internal interface {|BT0002:IInner|}
            {
                {{Chat}}
                partial record Row(int Id);
            }
        }
        """,
        $$"""
        using BatchTasks;

        public static partial class Outer
        {
            internal partial interface IInner
            {
                {{Chat}}
                partial record Row(int Id);
            }
        }
        """);

    [Fact]
    public Task All_tasks_of_a_project_are_made_partial() => CodeFixRun.Verify<MakePartialCodeFix>(
        [$"using BatchTasks;\n{Chat} record {{|BT0001:First|}}(int Id);\n{Chat} record {{|BT0001:Second|}}(int Id);", $"using BatchTasks;\n{Chat} record {{|BT0001:Third|}}(int Id);"],
        [$"using BatchTasks;\n{Chat} partial record First(int Id);\n{Chat} partial record Second(int Id);", $"using BatchTasks;\n{Chat} partial record Third(int Id);"]);

    [Fact]
    public Task A_type_around_several_tasks_is_made_partial_once() => CodeFixRun.Verify<MakePartialCodeFix>(
        $$"""using BatchTasks; class {|BT0002:Outer|} { {{Chat}} partial record First(int Id); {{Chat}} partial record Second(int Id); }""",
        $$"""using BatchTasks; partial class Outer { {{Chat}} partial record First(int Id); {{Chat}} partial record Second(int Id); }""");

    /// <summary>The compiler reports the declaration that lacks the word; the analyzer the type.</summary>
    [Fact]
    public Task Each_declaration_that_lacks_the_word_gets_it() => CodeFixRun.Verify<MakePartialCodeFix>(
        [$"using BatchTasks;\n{Chat} partial record {{|BT0001:Row|}}(int Id);", "record {|CS0260:Row|} { public int Other => 1; }"],
        [$"using BatchTasks;\n{Chat} partial record Row(int Id);", "partial record Row { public int Other => 1; }"]);
}
