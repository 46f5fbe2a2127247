using BatchTasks.CodeFixes;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class PlaceholderTests
{
    [Theory]
    [InlineData("\"{|BT1102:{text}|} is it\"", "\"{Text} is it\"")]
    [InlineData("@\"Judge {|BT1102:{Txt}|}\"", "@\"Judge {Text}\"")]
    [InlineData("\"\"\"Judge \"{|BT1102:{ Txt }|}\" now\"\"\"", "\"\"\"Judge \"{Text}\" now\"\"\"")]
    [InlineData("\"On {|BT1102:{Dey:yyyy-MM}|}\"", "\"On {Day:yyyy-MM}\"")]
    [InlineData("\"{|BT1102:{Dey}|}: {|BT1102:{Txt}|}\"", "\"{Day}: {Text}\"")]
    [InlineData("\"tab\\t{|BT1102:{Txt}|}\\u0021\"", "\"tab\\t{Text}\\u0021\"")]
    [InlineData("\"Judge \" + \"{|BT1102:{Txt}|}\"", "\"Judge \" + \"{Text}\"")]
    [InlineData("$\"Judge {|BT1102:{{Dey:yyyy}}|}\"", "$\"Judge {{Day:yyyy}}\"")]
    public Task The_nearest_member_takes_the_place_of_the_misspelt(string before, string after) =>
        CodeFixRun.Verify<PlaceholderCodeFix>(Source(before), Source(after));

    [Theory]
    [InlineData("\"{|BT1102:{Restaurant}|}\"")]
    [InlineData("{|BT1102:Template|}")]
    [InlineData("\"{|BT1102:{T\\u0078t}|}\"")]
    [InlineData("\"{|BT1102:{T\" + \"xt}|}\"")]
    public Task What_has_no_near_name_or_no_place_of_its_own_is_left_to_its_author(string template) => CodeFixRun.VerifyNoFix<PlaceholderCodeFix>(Source(template));

    private static string Source(string template) =>
        $$"""
        using System;
        using BatchTasks;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
        [UserMessage({{template}})]
        public partial record Row(int Id, string Text, DateTime Day) { private const string Template = "{Txt}"; }
        """;
}
