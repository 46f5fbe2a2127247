using System.Text;
using System.Text.Json;
using BatchTasks.Shared.Json;
using CsCheck;

namespace BatchTasks.Shared.Tests;

public sealed class JsonScannerTests
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private static readonly Gen<string> s_text = Gen.Char.Array[0, 6].Select(characters => JsonText.Quote(new string(characters)));

    private static readonly Gen<string> s_scalar = Gen.OneOf(
        s_text, Pick("0", "-0", "1.5", "-12e3", "1E+2", "true", "false", "null", "\"\\u00e9\\n\"", "\"\\ud800\"", "1e400"), Gen.Int.Select(number => $"{number}"));

    private static readonly Gen<string> s_json = Gen.Recursive<string>((depth, inner) => depth > 4
        ? s_scalar
        : Gen.OneOf(
            s_scalar,
            inner.Array[0, 3].Select(items => $"[ {string.Join(" ,", items)}]"),
            Gen.Select(s_text, inner).Array[0, 3].Select(pairs => $"{{{string.Join(",\n", pairs.Select(pair => $"{pair.Item1} :{pair.Item2}"))}}}")));

    /// <summary>JSON with one to three of its bytes changed, taken out or put in.</summary>
    private static readonly Gen<byte[]> s_mutated =
        from json in s_json
        from changes in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 10_000], Gen.OneOf(Gen.Byte, Pick("{}[]\",:\\ue0-+.1 \n\t"u8.ToArray()))).Array[1, 3]
        select Mutate(Encoding.UTF8.GetBytes(json), changes);

    [Fact]
    public void It_takes_the_JSON_that_is_written() =>
        s_json.Sample(json => Assert.Null(ErrorOf(Encoding.UTF8.GetBytes(json))), iter: 2000);

    [Fact]
    public void It_takes_and_refuses_what_Utf8JsonReader_does_and_errors_and_spans_lie_inside_the_text() => s_mutated.Sample(
        bytes =>
        {
            var error = ErrorOf(bytes);
            Assert.True(IsJson(bytes) == error is null, $"{Convert.ToHexString(bytes)} {Encoding.UTF8.GetString(bytes)} {error}");
            if (error is { } found)
                Assert.InRange(found.Offset, 0, bytes.Length);
        },
        iter: 20_000);

    [Fact]
    public void Its_tokens_are_those_of_Utf8JsonReader() => s_json.Sample(
        json =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            var scanner = new JsonScanner(bytes);
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                Assert.True(scanner.Read());
                Assert.Equal(reader.TokenStartIndex, scanner.Span.Start);
                Assert.Equal(Kind(reader.TokenType), scanner.Kind);
                if (scanner.Kind is JsonTokenKind.Name or JsonTokenKind.String)
                    AssertText(ref reader, scanner.Content);
            }

            Assert.False(scanner.Read());
        },
        iter: 2000);

    [Theory]
    [InlineData("", 0, "The text ends before the JSON value does.")]
    [InlineData("{\"a\":1", 6, "The text ends before the JSON value does.")]
    [InlineData("{\"a\" 1}", 5, "':' is expected after the property name, not '1'.")]
    [InlineData("{\"a\":1,}", 7, "A property name in double quotes is expected, not '}'.")]
    [InlineData("{a:1}", 1, "A property name or '}' is expected, not 'a'.")]
    [InlineData("[1,]", 3, "A value is expected, not ']'.")]
    [InlineData("[1 2]", 3, "',' or ']' is expected, not '2'.")]
    [InlineData("{\"a\":1]", 6, "',' or '}' is expected, not ']'.")]
    [InlineData("tru", 0, "A value is expected, not 't'.")]
    [InlineData("1 2", 2, "There is text after the JSON value.")]
    [InlineData("01", 1, "A number has a leading zero.")]
    [InlineData("1.", 2, "A digit is expected after the decimal point, not the end of the text.")]
    [InlineData("1e", 2, "A digit is expected in the exponent, not the end of the text.")]
    [InlineData("\"a", 0, "A string has no closing quote.")]
    [InlineData("\"a\tb\"", 2, "A control character (U+0009) in a string must be escaped.")]
    [InlineData("\"\\x\"", 1, "An escape in a string is none that JSON has.")]
    [InlineData("\uFEFF{}", 0, "The text begins with a byte order mark; JSON is UTF-8 without one.")]
    [InlineData("[é]", 1, "A value or ']' is expected, not the byte 0xC3.")]
    public void It_says_what_is_wrong_and_where(string json, int offset, string message) =>
        Assert.Equal(new JsonError(offset, message), ErrorOf(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void It_refuses_bytes_that_are_not_UTF8() =>
        Assert.Equal(new JsonError(1, "A string holds bytes that are not UTF-8."), ErrorOf([(byte)'"', 0xC0, 0x80, (byte)'"']));

    [Fact]
    public void It_goes_64_deep_and_no_deeper()
    {
        Assert.Null(ErrorOf(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64))));
        Assert.Equal(
            new JsonError(64, "Objects and arrays lie more than 64 deep."), ErrorOf(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))));
    }

    [Fact]
    public void Skip_goes_over_one_value()
    {
        var scanner = new JsonScanner("""{"a":{"b":[1,{"c":2}]},"d":3}"""u8);
        Assert.True(scanner.Read() && scanner.Read() && scanner.Skip());
        Assert.Equal((JsonTokenKind.ObjectEnd, 1), (scanner.Kind, scanner.Depth));
        Assert.True(scanner.Read());
        Assert.True(JsonString.EqualsAscii(scanner.Content, "d"));
    }

    private static JsonError? ErrorOf(byte[] bytes)
    {
        var scanner = new JsonScanner(bytes);
        while (scanner.Read())
            Assert.True(scanner.Span.Start >= 0 && scanner.Span.End <= bytes.Length && scanner.Span.Length > 0);

        return scanner.Error;
    }

    /// <summary>Utf8JsonReader does not look at the bytes of a string; JSON is UTF-8 all the same.</summary>
    private static bool IsJson(byte[] bytes)
    {
        try
        {
            s_strict.GetCharCount(bytes);
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static void AssertText(ref Utf8JsonReader reader, ReadOnlySpan<byte> content)
    {
        string expected;
        try
        {
            expected = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            expected = "\uFFFD"; // The one constant above with half of a surrogate pair.
        }

        Assert.Equal(expected, JsonString.Unescape(content));
    }

    private static JsonTokenKind Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => JsonTokenKind.ObjectStart,
        JsonTokenType.EndObject => JsonTokenKind.ObjectEnd,
        JsonTokenType.StartArray => JsonTokenKind.ArrayStart,
        JsonTokenType.EndArray => JsonTokenKind.ArrayEnd,
        JsonTokenType.PropertyName => JsonTokenKind.Name,
        JsonTokenType.String => JsonTokenKind.String,
        JsonTokenType.Number => JsonTokenKind.Number,
        JsonTokenType.True => JsonTokenKind.True,
        JsonTokenType.False => JsonTokenKind.False,
        _ => JsonTokenKind.Null,
    };

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static byte[] Mutate(byte[] json, (int How, int Where, byte Value)[] changes)
    {
        var bytes = json.ToList();
        foreach (var (how, where, value) in changes)
        {
            var index = where % (bytes.Count + 1);
            if (how == 0 || index == bytes.Count)
                bytes.Insert(index, value);
            else if (how == 1)
                bytes.RemoveAt(index);
            else
                bytes[index] = value;
        }

        return [.. bytes];
    }
}
