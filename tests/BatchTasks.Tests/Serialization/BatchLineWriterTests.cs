using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Tests.Serialization;

public sealed class BatchLineWriterTests
{
    private delegate void Writing(ref BatchLineWriter writer);

    private static string Written(Writing writing, IBufferWriter<byte>? buffer = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(buffer ?? output);
        writing(ref writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("\"\\\b\f\n\r\t", "\\\"\\\\\\b\\f\\n\\r\\t")]
    [InlineData("\0\u0001\u001f\u007f/<>&'", "\\u0000\\u0001\\u001f\u007f/<>&'")]
    [InlineData("é一😀", "é一😀")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\\u0085b\\u2028c\\u2029d")]
    public void Text_is_escaped_as_little_as_can_be(string? text, string expected) =>
        Assert.Equal(expected, Written((ref BatchLineWriter writer) => writer.WriteText(text)));

    // Not in attributes, whose strings the compiler writes as UTF-8.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("\ufffd", Written((ref BatchLineWriter writer) => writer.WriteText("\ud83d")));
        Assert.Equal("\ufffd\ufffd", Written((ref BatchLineWriter writer) => writer.WriteText("\ude00\ud83d")));
        Assert.Equal("\ufffd\\\"\ufffd", Written((ref BatchLineWriter writer) => writer.WriteText("\ud83d\"\ude00")));
        Assert.Equal("\ufffd", Written((ref BatchLineWriter writer) => writer.WriteText('\ud83d')));
    }

    [Theory]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(8193)]
    public void Long_text_is_not_torn_inside_a_character(int length)
    {
        var text = new string('a', length) + "😀" + new string('é', 20_000) + "\n";

        Assert.Equal(text[..^1] + "\\n", Written((ref BatchLineWriter writer) => writer.WriteText(text)));
    }

    [Fact]
    public void Numbers_are_the_shortest_that_read_back()
    {
        Assert.Equal("-9223372036854775808", Written((ref BatchLineWriter writer) => writer.WriteNumber(long.MinValue)));
        Assert.Equal("18446744073709551615", Written((ref BatchLineWriter writer) => writer.WriteNumber(ulong.MaxValue)));
        Assert.Equal("0.1", Written((ref BatchLineWriter writer) => writer.WriteNumber(0.1)));
        Assert.Equal("0.1", Written((ref BatchLineWriter writer) => writer.WriteNumber(0.1f)));
        Assert.Equal("1.7976931348623157E+308", Written((ref BatchLineWriter writer) => writer.WriteNumber(double.MaxValue)));
        Assert.Equal("-79228162514264337593543950335", Written((ref BatchLineWriter writer) => writer.WriteNumber(decimal.MinValue)));
        Assert.Equal("truefalse", Written((ref BatchLineWriter writer) =>
        {
            writer.WriteBoolean(true);
            writer.WriteBoolean(false);
        }));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Written((ref BatchLineWriter writer) => writer.WriteNumber(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Written((ref BatchLineWriter writer) => writer.WriteNumber((float)value)));
    }

    [Fact]
    public void Values_are_written_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "fi-FI", "ar-SA", "tr-TR", "" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal("-1234.5", Written((ref BatchLineWriter writer) => writer.WriteNumber(-1234.5)));
                Assert.Equal("-7", Written((ref BatchLineWriter writer) => writer.WriteNumber(-7)));
                Assert.Equal("2026-01-02", Written((ref BatchLineWriter writer) => writer.WriteText(new DateOnly(2026, 1, 2), "yyyy-MM-dd")));
                Assert.Equal("-1234.50", Written((ref BatchLineWriter writer) => writer.WriteText(-1234.5m, "F2")));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_formatted_value_is_escaped_and_may_be_long()
    {
        var format = $"'\"{new string('x', 300)}'yyyy";

        Assert.Equal($"\\\"{new string('x', 300)}2026", Written((ref BatchLineWriter writer) => writer.WriteText(new DateOnly(2026, 1, 2), format)));
    }

    [Theory]
    [InlineData("""{ "a" : [ 1.50, "\u00e9\u2028", null, true, false, { }, [ ] ], "\n" : { "b" : 1e5 } }""", "{\"a\":[1.50,\"é\\u2028\",null,true,false,{},[]],\"\\n\":{\"b\":1e5}}")]
    [InlineData(" 7 ", "7")]
    [InlineData("[[],{}]", "[[],{}]")]
    public void JSON_is_written_without_white_space_and_escaped_as_text_is(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;

        Assert.Equal(expected, Written((ref BatchLineWriter writer) => writer.WriteJson(element)));
        Assert.Equal("null", Written((ref BatchLineWriter writer) => writer.WriteJson(default)));
    }

    [Fact]
    public void A_writer_goes_on_after_a_flush()
    {
        Assert.Equal("ab1", Written((ref BatchLineWriter writer) =>
        {
            writer.WriteConstant("a"u8);
            writer.Flush();
            writer.Flush();
            writer.WriteText('b');
            writer.WriteNumber(1);
        }));
    }
}
