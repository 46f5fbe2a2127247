using BatchTasks.CodeFixes;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class AddKeyTests
{
    [Theory]
    [InlineData("CustomId = {|BT1101:\"review\"|}", "CustomId = \"review-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:\"\"|}", "CustomId = \"task-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:null|}", "CustomId = \"task-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:@\"a\\b\"\"c\"|}", "CustomId = @\"a\\b\"\"c-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:\"a\\tb\"|}, Batch = \"b\"", "CustomId = \"a\\tb-{ReviewId}\", Batch = \"b\"")]
    [InlineData("CustomId = {|BT1101:\"\"\"the \"review\" it is\"\"\"|}", "CustomId = \"\"\"the \"review\" it is-{ReviewId}\"\"\"")]
    [InlineData("CustomId = {|BT1101:\"{{Id}}\"|}", "CustomId = \"{{Id}}-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:Names.Review|}", "CustomId = Names.Review + \"-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:\"the-\" + Names.Review|}", "CustomId = \"the-\" + Names.Review + \"-{ReviewId}\"")]
    [InlineData("CustomId = {|BT1101:true ? \"a\" : \"b\"|}", "CustomId = (true ? \"a\" : \"b\") + \"-{ReviewId}\"")]
    public Task The_member_most_like_a_key_is_added(string before, string after) =>
        CodeFixRun.Verify<AddKeyCodeFix>(Source($"BatchTask(\"/v1/chat/completions\", Model = \"m\", {before})"), Source($"BatchTask(\"/v1/chat/completions\", Model = \"m\", {after})"));

    [Theory]
    [InlineData("BatchTask(\"/v1/chat/completions\", Model = \"m\")", "BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = \"task-{ReviewId}\")")]
    [InlineData("BatchTasks.BatchTaskAttribute(endpoint: \"/v1/chat/completions\", Model = \"m\")", "BatchTasks.BatchTaskAttribute(endpoint: \"/v1/chat/completions\", Model = \"m\", CustomId = \"task-{ReviewId}\")")]
    public Task An_id_is_added_where_there_is_none(string before, string after) => CodeFixRun.Verify<AddKeyCodeFix>(Source($"{{|BT1101:{before}|}}"), Source(after));

    [Fact]
    public Task Where_no_member_can_serve_it_is_left_to_its_author() => CodeFixRun.VerifyNoFix<AddKeyCodeFix>(
        """
        using BatchTasks;

        [BatchTask("/v1/chat/completions", Model = "m", CustomId = {|BT1101:"review"|}), UserMessage("x")]
        public partial record Row(double Score, int? Page);
        """);

    [Fact]
    public Task All_tasks_of_a_solution_get_their_keys() => CodeFixRun.Verify<AddKeyCodeFix>(
        [Source("{|BT1101:BatchTask(\"/v1/chat/completions\", Model = \"m\")|}"), "[BatchTasks.BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = {|BT1101:\"a\"|}), BatchTasks.UserMessage(\"x\")] partial record A(string Name); [BatchTasks.BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = {|BT1101:\"b\"|}), BatchTasks.UserMessage(\"x\")] partial record B(string Name);"],
        [Source("BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = \"task-{ReviewId}\")"), "[BatchTasks.BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = \"a-{Name}\"), BatchTasks.UserMessage(\"x\")] partial record A(string Name); [BatchTasks.BatchTask(\"/v1/chat/completions\", Model = \"m\", CustomId = \"b-{Name}\"), BatchTasks.UserMessage(\"x\")] partial record B(string Name);"]);

    private static string Source(string attribute) =>
        $$"""
        using BatchTasks;

        [{{attribute}}]
        [UserMessage("{Text}")]
        public partial record Review(string Text, int ReviewId);

        public static class Names { public const string Review = "review"; }
        """;
}
