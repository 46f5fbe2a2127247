using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class NearestNameTests
{
    [Theory]
    [InlineData("""BodyParameter({|BT2001:"temprature"|}, 1)""", """BodyParameter("temperature", 1)""")]
    [InlineData("""BodyParameter({|BT2001:@"temprature"|}, 1), BodyParameter({|BT2001:"verbosty"|}, "low")""", """BodyParameter(@"temperature", 1), BodyParameter("verbosity", "low")""")]
    [InlineData("""BodyParameter(value: 1, name: {|BT2001:"top-p"|})""", """BodyParameter(value: 1, name: "top_p")""")]
    [InlineData("""BodyParameter("verbosity", {|BT2003:"lowe"|})""", """BodyParameter("verbosity", "low")""")]
    [InlineData("""BodyJson("response_format", "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",{|BT2001:\"schem\"|}:{}}}")""", """BodyJson("response_format", "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{}}}")""")]
    public Task The_nearest_name_is_put_in_its_place(string before, string after) =>
        CodeFixRun.Verify<BodyAnalyzer, NearestNameCodeFix>(Source(before, ""), Source(after, ""));

    [Fact]
    public Task A_name_that_a_member_gives_is_given_by_the_attribute() => CodeFixRun.Verify<BodyAnalyzer, NearestNameCodeFix>(
        Source("", ", [property: {|BT2001:BodyParameter|}] double Temprature, [{|BT2001:BodyParameter()|}] double TopPe"),
        Source("", ", [property: BodyParameter(\"temperature\")] double Temprature, [BodyParameter(\"top_p\")] double TopPe"));

    [Theory]
    [InlineData("""BodyParameter({|BT2001:"nothing_like_it"|}, 1)""")]
    [InlineData("""BodyParameter({|BT2001:Names.Typo|}, 1)""")]
    [InlineData("""BodyParameter("verbosity", {|BT2003:"extreme"|})""")]
    [InlineData("""BodyParameter("temperature", 1), BodyParameter({|BT2001:"temprature"|}, 1)""")]
    [InlineData("""BodyParameter("temperature", {|BT2003:3|})""")]
    public Task What_has_no_near_name_is_left_to_its_author(string attributes) =>
        CodeFixRun.Verify<BodyAnalyzer, NearestNameCodeFix>(Source(attributes, ""), Source(attributes, ""));

    [Theory]
    [InlineData("""UserMessage("x"), {|BT2004:BodyParameter("stream", true)|}""", """UserMessage("x")""")]
    [InlineData("""UserMessage("x"), {|BT2004:BodyJson("stream_options", "{}")|}, {|BT2004:BodyParameter("stream", false)|}""", """UserMessage("x")""")]
    public Task A_stream_is_not_asked_for(string before, string after) =>
        CodeFixRun.Verify<BatchTaskDeclarationAnalyzer, RemoveAttributeCodeFix>(Source(before, ""), Source(after, ""));

    [Fact]
    public Task Nor_by_a_member() => CodeFixRun.Verify<BatchTaskDeclarationAnalyzer, RemoveAttributeCodeFix>(
        Source("", """, [{|BT2004:BodyParameter("stream")|}] bool Stream"""), Source("", ", bool Stream"));

    private static string Source(string attributes, string members) =>
        $$"""
        using BatchTasks;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")]
        {{(attributes.Length == 0 ? "" : $"[{attributes}]")}}
        public partial record Row(int Id{{members}});

        internal static class Names { public const string Typo = "temprature"; }
        """;
}
