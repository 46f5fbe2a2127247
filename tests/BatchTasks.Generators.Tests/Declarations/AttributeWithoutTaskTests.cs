using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>BT0009: attributes of a task on a type that is no task, and the fix that removes them.</summary>
public class AttributeWithoutTaskTests
{
    private const string Chat = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\")";

    [Theory]
    [InlineData("""[{|BT0009:UserMessage("x")|}] public partial record Row(int Id);""")]
    [InlineData("""[{|BT0009:SystemMessage("x")|}, {|BT0009:DeveloperMessage("x")|}, {|BT0009:AssistantMessageAttribute("x")|}] public class Row { }""")]
    [InlineData("""[{|BT0009:Input("x")|}, Obsolete] public struct Row { }""")]
    [InlineData("""[{|BT0009:BodyParameter("seed", 1)|}] [{|BT0009:BodyJson("a", "1")|}] public abstract record Row;""")]
    [InlineData("""public sealed record Row(int Id, [{|BT0009:Input|}] string Text, [property: {|BT0009:BodyParameter|}] int Seed);""")]
    [InlineData("""public struct Row { [{|BT0009:BodyParameter|}] public int Seed; [{|BT0009:Input|}] public string Text { get; set; } }""")]
    [InlineData("""public interface IRow { [{|BT0009:Input|}] string Text { get; } }""")]
    [InlineData("""public static class Rows { public static void Run([{|BT0009:Input|}] string text) { } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id) { [{|BT0009:BatchTasks.UserMessage("y")|}] public class Inner { } }""")]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public abstract partial record Row(int Id); [{|BT0009:UserMessage("y")|}] public record Derived(int Id) : Row(Id);""")]
    public Task An_attribute_without_effect_is_reported(string source) => AnalyzerRun.Verify<AttributeWithoutTaskAnalyzer>("using System; using BatchTasks;\n" + source);

    [Theory]
    [InlineData($$"""[{{Chat}}, UserMessage("x")] public partial record Row(int Id, [BodyParameter] int Seed);""")]
    [InlineData($$"""[{{Chat}}] public partial record Row(int Id); [UserMessage("x")] public partial record Row;""")]
    [InlineData($$"""[UserMessage("x")] [{{Chat}}] public partial record Row(int Id);""")]
    // A task may derive from it and inherit its members.
    [InlineData($$"""public record Base { [BodyParameter] public int Seed { get; set; } } [{{Chat}}, UserMessage("x")] public partial record Row(int Id) : Base;""")]
    [InlineData("public abstract class Base { [Input] public string Text { get; set; } = \"\"; }")]
    [InlineData("public record Base([property: Input] string Text);")]
    // An attribute that is not known yet may be meant as [BatchTask]; other attributes may have the same names.
    [InlineData("""[BatchTsk, UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""class InputAttribute : Attribute { } namespace Other { class UserMessageAttribute : Attribute { } [UserMessage, global::Input] class Row { } }""")]
    [InlineData("[Obsolete] public sealed record Row([property: Obsolete] int Id);")]
    [InlineData("[assembly: CLSCompliant(false)] [module: Obsolete] enum Mood { [Obsolete] Good }")]
    public Task What_has_an_effect_or_may_get_one_is_left_alone(string source) => AnalyzerRun.Verify<AttributeWithoutTaskAnalyzer>("using System; using BatchTasks;\n" + source);

    [Fact]
    public Task The_fix_removes_what_has_no_effect_and_keeps_the_rest() => CodeFixRun.Verify<AttributeWithoutTaskAnalyzer, RemoveAttributeCodeFix>(
        """
        using System;
        using BatchTasks;

        namespace Rows
        {
            /// <summary>A row.</summary>
            [{|BT0009:UserMessage("x")|}]
            [{|BT0009:SystemMessage("y")|}]
            public sealed record First(int Id, [{|BT0009:Input|}] string Text);

            [Serializable, {|BT0009:UserMessage("x")|}, {|BT0009:Input("y")|}, Obsolete]
            [{|BT0009:BodyJson("a", "1")|}] // Why?
            public sealed record Second([property: {|BT0009:BodyParameter|}, Obsolete] int Seed);
        }
        """,
        """
        using System;
        using BatchTasks;

        namespace Rows
        {
            /// <summary>A row.</summary>
            public sealed record First(int Id, string Text);

            [Serializable, Obsolete]
             // Why?
            public sealed record Second([property: Obsolete] int Seed);
        }
        """);

    [Fact]
    public Task The_fix_works_in_all_documents() => CodeFixRun.Verify<AttributeWithoutTaskAnalyzer, RemoveAttributeCodeFix>(
        ["using BatchTasks; [{|BT0009:UserMessage(\"x\")|}] class First { }", "using BatchTasks; [{|BT0009:UserMessage(\"x\")|}] class Second { }"],
        ["using BatchTasks; class First { }", "using BatchTasks; class Second { }"]);
}
