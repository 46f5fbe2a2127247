using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>The rules of bodies in request lines that are written by hand. BT4001 tells that they are.</summary>
public class HandWrittenBodyTests
{
    [Theory]
    [InlineData("temperature = {|BT2003:3|}")]
    [InlineData("temperature = {|BT2002:\"1\"|}")]
    [InlineData("{|BT2001:temprature|} = 1")]
    [InlineData("{|BT2010:max_tokens|} = 5")]
    [InlineData("tools = new object[] { new { type = {|BT2003:\"functoin\"|} } }")]
    public Task What_the_service_does_not_take_is_reported_at_its_place(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("temperature = 1")]
    [InlineData("temperature = unknown")]
    [InlineData("stop = unknown")]
    [InlineData("response_format = new { type = text, anything = 1 }")]
    [InlineData("tools = new[] { unknown }")]
    [InlineData("verbosity = text + \"x\"")]
    public Task What_the_service_may_take_or_nobody_knows_is_left_alone(string member) => VerifyAsync(member);

    private static Task VerifyAsync(string member) => AnalyzerRun.Verify<HandWrittenLineAnalyzer>(
        $$"""
        internal static class Program
        {
            private static object Line(string id, object unknown, string text) => {|BT4001:new|} { custom_id = id, method = "POST", url = "/v1/chat/completions", body = new { model = "m", messages = unknown, {{member}} } };
        }
        """);
}
