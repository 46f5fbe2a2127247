using System.Text.Json;
using BatchTasks.Shared.Json;
using CsCheck;

namespace BatchTasks.Shared.Tests;

public sealed class JsonTextTests
{
    // Every UTF-16 unit, so lone surrogates too; and more often what is escaped.
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Int[0, 0xFFFF].Select(unit => ((char)unit).ToString()),
        Pick("\"", "\\", "\u0085", "\u2028", "\u2029", "\n", "\0", "\u001F", "😀", "語")).Array[0, 12].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("plain é 語 😀 / <>&'+\u007F", "plain é 語 😀 / <>&'+\u007F")]
    [InlineData("\"\\", "\\\"\\\\")]
    [InlineData("\b\t\n\f\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\0\u001F", "\\u0000\\u001f")]
    [InlineData("\u0085\u2028\u2029", "\\u0085\\u2028\\u2029")]
    public void Only_what_must_be_is_escaped(string text, string escaped) => Assert.Equal(escaped, JsonText.Escape(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb\uFFFD\uFFFD😀", JsonText.Escape("a\uD83Db\uDE00\uD83D😀"));

    [Fact]
    public void A_quoted_text_reads_back_as_itself() => s_text.Sample(text =>
    {
        using var document = JsonDocument.Parse(JsonText.Quote(text));
        Assert.Equal(WellFormed.Of(text), document.RootElement.GetString());
    });

    [Fact]
    public void Unescaping_is_the_way_back() => s_text.Sample(text =>
        Assert.Equal(WellFormed.Of(text), JsonString.Unescape(System.Text.Encoding.UTF8.GetBytes(JsonText.Escape(text)))));

    [Theory]
    [InlineData("custom_id", true)]
    [InlineData("c\\u0075stom_id", true)]
    [InlineData("custom_id2", false)]
    [InlineData("custom_i", false)]
    [InlineData("Custom_id", false)]
    [InlineData("custom_i\\ud800", false)]
    public void A_name_is_compared_by_what_it_stands_for(string content, bool isEqual) =>
        Assert.Equal(isEqual, JsonString.EqualsAscii(System.Text.Encoding.UTF8.GetBytes(content), "custom_id"));

    [Theory]
    [InlineData(" { \"a\" : [ 1 , 2.50 ,\ttrue ] ,\r\n \"b c\" : { } , \"d\" : [ ] } ", "{\"a\":[1,2.50,true],\"b c\":{},\"d\":[]}")]
    [InlineData("\"x y\"", "\"x y\"")]
    [InlineData("\"\u2028\\u2028 é\"", "\"\\u2028\\u2028 é\"")]
    public void Minifying_leaves_out_the_white_space_between_tokens_alone(string json, string minified)
    {
        Assert.True(JsonMinifier.TryMinify(json, out var result, out _));
        Assert.Equal(minified, result);
    }

    [Theory]
    [InlineData("{\"é語😀\": x}", 9, "A value is expected, not 'x'.")]
    [InlineData("é", 0, "A value is expected, not the byte 0xC3.")]
    [InlineData("[1", 2, "The text ends before the JSON value does.")]
    public void What_is_not_JSON_is_refused_with_its_place_in_characters(string json, int offset, string message)
    {
        Assert.False(JsonMinifier.TryMinify(json, out var result, out var error));
        Assert.Equal(("", new JsonError(offset, message)), (result, error));
    }

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
