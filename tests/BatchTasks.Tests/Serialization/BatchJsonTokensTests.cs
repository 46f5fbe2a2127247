using System.Text;
using System.Text.Json;
using CsCheck;

namespace BatchTasks.Tests.Serialization;

/// <summary>The reader of answers gives what <see cref="Utf8JsonReader"/> gives for any bytes.</summary>
public sealed class BatchJsonTokensTests
{
    private static readonly string[] s_documents =
    [
        "{}", "[]", "null", "true", "-0.5e+10", "\"\"", " { \"a\" : [ 1 , 2.5 , -3e-7 ] , \"b\" : { \"c\" : null } } ",
        "{\"Sentiment\":\"Positive\",\"Confidence\":0.93,\"Summary\":\"a \\\"quoted\\\" text\\nof \\u00e9 and \\ud83d\\ude00 lines\",\"Tags\":[\"a\",\"b\",\"\"],\"None\":null,\"Yes\":true,\"No\":false}",
        "[[[[]]],{},[{}],\"\\\\\",\"\\/\\b\\f\\n\\r\\t\",0,-0,10,1e0,1E+2]",
        "{\"text\":\"" + new string('x', 150) + "\\\\\\\"" + new string('é', 70) + "\",\"n\":[" + string.Join(',', Enumerable.Range(0, 40)) + "]}",
        "{\"" + new string('n', 63) + "\\\"\":\"" + new string('\\', 128) + "\"}",
    ];

    [Fact]
    public void Documents_give_the_same_tokens()
    {
        foreach (var document in s_documents)
            AssertSame(Encoding.UTF8.GetBytes(document));
    }

    [Fact]
    public void Documents_cut_at_every_byte_give_the_same_tokens()
    {
        foreach (var bytes in s_documents.Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 0; length < bytes.Length; length++)
                AssertSame(bytes.AsSpan(0, length).ToArray());
        }
    }

    [Fact]
    public void Documents_with_any_byte_in_place_of_any_other_give_the_same_tokens()
    {
        foreach (var bytes in s_documents.Select(Encoding.UTF8.GetBytes))
        {
            for (var position = 0; position < bytes.Length; position++)
            {
                var original = bytes[position];
                for (var value = 0; value < 256; value += bytes.Length > 120 ? 3 : 1)
                {
                    bytes[position] = (byte)value;
                    AssertSame(bytes);
                }

                bytes[position] = original;
            }
        }
    }

    [Fact]
    public void Any_sequence_of_tokens_gives_the_same_tokens()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\\\"\"", "\\", "\\u12", "0", "1", "-", ".", "e", "+", "true", "false", "null", "nul", " ", "\n", "\t", "é", "\u2028", "/*", "x"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 14].Sample(all => AssertSame(Encoding.UTF8.GetBytes(string.Concat(all))), iter: 200_000);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void Depth_has_the_same_limit(int depth)
    {
        AssertSame(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));
        AssertSame(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
    }

    [Fact]
    public void Values_are_skipped_to_the_same_place()
    {
        foreach (var bytes in s_documents.Select(Encoding.UTF8.GetBytes))
        {
            var tokens = new BatchJsonTokens(bytes);
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                Assert.True(tokens.Read());
                var skippedTokens = tokens;
                var skippedReader = reader;
                skippedTokens.Skip();
                skippedReader.Skip();
                Assert.Equal(skippedReader.TokenType, skippedTokens.TokenType);
                Assert.Equal(skippedReader.TokenStartIndex, skippedTokens.TokenStart);
            }
        }
    }

    [Fact]
    public void Names_are_compared_unescaped()
    {
        var tokens = new BatchJsonTokens("""{"\u0061\\":1}"""u8);
        tokens.Read();
        tokens.Read();
        Assert.True(tokens.ValueTextEquals("a\\"u8));
        Assert.False(tokens.ValueTextEquals("a"u8));
        Assert.False(tokens.TryReadValueOf("a"u8));
        Assert.True(tokens.TryReadValueOf("a\\"u8));
        Assert.Equal(JsonTokenType.Number, tokens.TokenType);
    }

    private static void AssertSame(byte[] json)
    {
        var expected = Read(json);
        AssertEqual(json, expected, byContainer: false);
        AssertEqual(json, expected, byContainer: true);
    }

    private static void AssertEqual(byte[] json, List<string> expected, bool byContainer)
    {
        var actual = new List<string>();
        var tokens = new BatchJsonTokens(json);
        try
        {
            while (tokens.Read())
            {
                if (byContainer)
                    AddValue(ref tokens, actual);
                else
                    Add(ref tokens, actual);
            }
        }
        catch (JsonException e)
        {
            actual.Add(e.Message);
        }

        if (!expected.SequenceEqual(actual))
            Assert.Fail($"{Encoding.UTF8.GetString(json)}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    }

    /// <summary>Reads as generated readers do: from property to property, and from item to item.</summary>
    private static void AddValue(ref BatchJsonTokens tokens, List<string> all)
    {
        Add(ref tokens, all);
        if (tokens.TokenType == JsonTokenType.StartObject)
        {
            while (tokens.ReadPropertyName())
            {
                Add(ref tokens, all);
                var name = tokens.Value;
                if (name.Contains((byte)'\\'))
                    Assert.True(tokens.Read());
                else if (tokens.TryReadValueOf([.. name, (byte)'x']) || !tokens.TryReadValueOf(name))
                    Assert.Fail($"The name {Encoding.UTF8.GetString(name)} is another.");

                AddValue(ref tokens, all);
            }

            Add(ref tokens, all);
        }
        else if (tokens.TokenType == JsonTokenType.StartArray)
        {
            while (tokens.ReadItem())
                AddValue(ref tokens, all);

            Add(ref tokens, all);
        }
    }

    private static void Add(ref BatchJsonTokens tokens, List<string> all) => all.Add($"{tokens.TokenType} at {tokens.TokenStart}: {Convert.ToHexString(tokens.Value)}");

    private static List<string> Read(byte[] json)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
                tokens.Add($"{reader.TokenType} at {reader.TokenStartIndex}: {Convert.ToHexString(reader.ValueSpan)}");
        }
        catch (JsonException e)
        {
            tokens.Add(e.Message);
        }

        return tokens;
    }
}
