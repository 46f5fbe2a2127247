using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class AmbiguousCustomIdTests
{
    [Theory]
    [InlineData("\"r-{|BT1104:{Id}{Page}|}\"", "\"r-{Id}-{Page}\"")]
    [InlineData("@\"{|BT1104:{Id}{Page}|}\"", "@\"{Id}-{Page}\"")]
    [InlineData("\"\"\"r\"{|BT1104:{ Id }{Page}|}\"-{Name}\"\"\"", "\"\"\"r\"{ Id }-{Page}\"-{Name}\"\"\"")]
    [InlineData("\"{|BT1104:{Id}{Page}|}{Key}{Small}\"", "\"{Id}-{Page}{Key}{Small}\"")]
    [InlineData("\"{|BT1104:{Id}{Page}|}{Small}\"", "\"{Id}-{Page}-{Small}\"")]
    // A minus sign can follow any text, another separator can't.
    [InlineData("\"{|BT1104:{Name}-{Id}|}\"", "\"{Name}_{Id}\"")]
    [InlineData("\"{|BT1104:{Name}{Small}|}\"", "\"{Name}-{Small}\"")]
    // In any form of literal
    [InlineData("\"tab\\t{|BT1104:{Id}{Page}|}\"", "\"tab\\t{Id}-{Page}\"")]
    [InlineData("\"r-\" + \"{|BT1104:{Id}\" + @\"{Page}|}\"", "\"r-\" + \"{Id}\" + @\"-{Page}\"")]
    // Of two places, each where it is needed
    [InlineData("\"{|BT1104:{Id}{Page}|}x{Small}{Part}y\"", "\"{Id}-{Page}x{Small}-{Part}y\"")]
    // What braces stand for stays.
    [InlineData("\"{{{|BT1104:{Id}{Page}|}}}\"", "\"{{{Id}-{Page}}}\"")]
    public Task Members_are_separated(string before, string after) =>
        CodeFixRun.Verify<CustomIdAnalyzer, AmbiguousCustomIdCodeFix>(Source(before), Source(after));

    [Theory]
    [InlineData("\"{|BT1104:{Name}-{Other}|}\"")]
    [InlineData("\"{|BT1104:{Name}{Other}|}\"")]
    [InlineData("{|BT1104:Constant|}")]
    [InlineData("\"{|BT1104:{Name}\\x2d{Id}|}\"")]
    [InlineData("\"{|BT1104:{Name}-\" + @\"-{Id}|}\"")]
    [InlineData("\"{|BT1104:{Hue}|}\"")]
    public Task What_no_separator_helps_or_what_is_no_plain_literal_is_left_to_its_author(string template) =>
        CodeFixRun.Verify<CustomIdAnalyzer, AmbiguousCustomIdCodeFix>(Source(template), Source(template));

    [Fact]
    public Task All_are_fixed_at_once() => CodeFixRun.Verify<CustomIdAnalyzer, AmbiguousCustomIdCodeFix>(
        [Source("\"{|BT1104:{Id}{Page}|}\"") + More("\"{|BT1104:{Id}{Part}|}\"", "Two"), "using BatchTasks;\n" + More("\"{Id}-{|BT1104:{Part}{Id2}|}\"", "Three")],
        [Source("\"{Id}-{Page}\"") + More("\"{Id}-{Part}\"", "Two"), "using BatchTasks;\n" + More("\"{Id}-{Part}-{Id2}\"", "Three")]);

    private static string More(string template, string name) =>
        $$"""
        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {{template}}), UserMessage("x")]
        public partial record {{name}}(int Id, uint Part, uint Id2);

        """;

    private static string Source(string template) =>
        $$"""
        using System;
        using BatchTasks;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {{template}})]
        [UserMessage("x")]
        public partial record Row(int Id, int Page, byte Small, string Name, string Other, uint Part, Guid Key, Hue Hue)
        {
            public const string Constant = "{Id}{Page}";
        }

        public enum Hue { Red, [System.Runtime.Serialization.EnumMember(Value = "Red")] Blue }

        """;
}
