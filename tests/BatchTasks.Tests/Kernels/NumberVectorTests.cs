using System.Globalization;
using System.Text;
using System.Text.Json;
using BatchTasks.Answers;

namespace BatchTasks.Tests.Kernels;

public sealed class NumberVectorTests
{
    private static readonly string[] s_hard =
    [
        "0", "-0", "0.0", "-0.0", "1", "-1", "10", "123456789012345678901234567890", "0.1", "1.5", "-2.5", "9.999999999999999999999", "1e0", "1E+1", "1e-1", "0e5", "0e-999",
        "0e99999999999", "3.4028235e38", "3.4028234663852886e+38", "3.40282356779733661637539395458142568447e38", "3.4028235677973365e38", "-3.4028235677973366e38", "3.5e38",
        "1e39", "1e400", "1e-45", "7e-46", "7.006492321624085e-46", "7.006492321624086e-46", "1.401298464324817e-45", "1.1754943508222875e-38", "1.1754942807573643e-38",
        "1e-400", "16777217", "16777217.0", "16777217.000000000000000000001", "16777216.999999999999999999", "16777219", "1.00000005960464477539062", "1.000000059604644775390625",
        "1.0000000596046447753906250", "1.00000005960464477539062500000001", "1.00000005960464477539063", "1.0000001788139343", "1.000000178813934326171875", "0.5000000298023224",
        "0.50000002980232238769531250000", "0.500000029802322387695312500001", "0.000000000000000000000000000000000001", "0.0000000000000000", "0.00000000000000001", "-0.000000000000000000",
        "0.1234567890123456", "0.12345678901234567", "0.99999999999999999999", "0.999999970197677612304687500000", "0.9999999701976776", "0.99999997019767761", "9.99999999999999995",
        "0.1234567890123456789012345678901", "0.12345678901234567890123456789012", "0.123456789012345678901234567890123456789", "9007199254740993", "8388608.5", "8388609.5", "0.3e0",
    ];

    private static readonly string[] s_malformed =
    [
        "", "-", "+1", ".5", "1.", "01", "-01", "00", "00.5", "1e", "1e+", "1.e1", "1.5.5", "0.5-", "--1", "0x1", "1f", "Infinity", "NaN", "null", "\"1\"", "1]", "0.5]", "[1", "[]", "{}", "1 2",
        "0.123456789012345678 0.123456789012345678", "1,", ",1", "1,,2", "1;2", "0.5\u00a0", "0.5\f", "0.5\0", "1 .5", "0 .5", "- 1", "0.5e", "0.123456789012345678901234567e", "é", "0.5:",
    ];

    /// <summary>The array as the framework's reader reads it.</summary>
    private static float[]? Plain(ReadOnlySpan<byte> array)
    {
        try
        {
            var numbers = new List<float>();
            var reader = new Utf8JsonReader(array);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var number) || !float.IsFinite(number))
                    return null;

                numbers.Add(number);
            }

            return reader.Read() ? null : [.. numbers];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int[]? Bits(float[]? vector) => vector is null ? null : Array.ConvertAll(vector, BitConverter.SingleToInt32Bits);

    private static void Compare(ReadOnlySpan<byte> array)
    {
        var read = NumberVector.TryRead(array, out var vector);
        if (!Bits(read ? vector : null).AsSpan().SequenceEqual(Bits(Plain(array))))
            Assert.Fail($"Differs for {Encoding.UTF8.GetString(array)}");
    }

    private static byte[] Joined(IEnumerable<string> numbers, string separator) => Encoding.UTF8.GetBytes($"[{string.Join(separator, numbers)}]");

    private static void ParsesEqual(List<string> numbers, string separator)
    {
        Assert.True(NumberVector.TryRead(Joined(numbers, separator), out var vector));
        Assert.Equal(numbers.Count, vector.Length);
        for (var i = 0; i < vector.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(vector[i]) != BitConverter.SingleToInt32Bits(float.Parse(numbers[i], CultureInfo.InvariantCulture)))
                Assert.Fail($"{numbers[i]} is read as {vector[i]:R}");
        }
    }

    /// <summary>Numbers of the size of those in embeddings, and of any size.</summary>
    private static float Float(Random random, int kind) => kind switch
    {
        0 => (random.NextSingle() - 0.5f) / 8,
        1 => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-12, 3)),
        _ => BitConverter.Int32BitsToSingle(random.Next() ^ (random.Next(2) << 31)) is var any && float.IsFinite(any) ? any : 0.75f,
    };

    /// <summary>The text of a double, to a number of digits, without an exponent where it is near to one.</summary>
    private static string Text(double number, int digits) => digits switch
    {
        0 => ((float)number).ToString("R", CultureInfo.InvariantCulture),
        1 => number.ToString("R", CultureInfo.InvariantCulture),
        _ when Math.Abs(number) is > 1e-6 and < 1e6 => number.ToString("F" + digits, CultureInfo.InvariantCulture),
        _ => number.ToString("E" + digits, CultureInfo.InvariantCulture),
    };

    [Fact]
    public void A_million_floats_and_more_are_read_as_they_are_parsed()
    {
        var random = new Random(5);
        string[] separators = [",", ", ", ",\n        ", " ,\t", "\r\n,"];
        for (var round = 0; round < 400; round++)
        {
            var kind = round % 3;
            var digits = new[] { 0, 1, 17, 18, 19, 20, 22, 25, 9, 16 }[round % 10];
            ParsesEqual(Enumerable.Range(0, 3000).Select(_ => Text(Float(random, kind), digits)).ToList(), separators[round % separators.Length]);
        }
    }

    [Fact]
    public void Numbers_half_way_between_two_floats_and_next_to_it_are_read_as_they_are_parsed()
    {
        var random = new Random(6);
        for (var round = 0; round < 300; round++)
        {
            var numbers = new List<string>();
            for (var i = 0; i < 500; i++)
            {
                var number = Float(random, round % 2);
                var half = ((double)number + MathF.BitIncrement(number)) / 2;
                var near = (i % 4) switch { 0 => half, 1 => Math.BitIncrement(half), 2 => Math.BitDecrement(half), _ => half * (1 + 1e-13) };
                numbers.Add(Text(near, new[] { 1, 15, 16, 17, 18, 20, 25, 31, 45 }[i % 9]));
            }

            ParsesEqual(numbers, ", ");
        }
    }

    [Fact]
    public void Hard_numbers_are_read_or_refused_as_the_reader_does_wherever_they_stand()
    {
        const string Usual = "-0.006929283495992422";
        foreach (var number in s_hard.Concat(s_malformed))
        {
            foreach (var separator in new[] { ",", " , ", ",\n   " })
            {
                Compare(Joined([number], separator));
                Compare(Joined([number, Usual, Usual, Usual], separator));
                Compare(Joined([Usual, Usual, Usual, number, Usual, Usual, Usual, Usual], separator));
                Compare(Joined([Usual, Usual, number], separator));
                Compare(Joined(["-" + number, Usual, Usual, Usual], separator));
            }

            Compare(Encoding.UTF8.GetBytes($"[ \n{number}\t\r ]"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("[ \n ]")]
    [InlineData("{}")]
    [InlineData("[1}")]
    public void Only_a_whole_array_is_read(string array) => Compare(Encoding.UTF8.GetBytes(array));

    [Fact]
    public void Mutated_arrays_and_arrays_cut_anywhere_agree_at_the_end_of_memory()
    {
        using var memory = new GuardedBytes(8192);
        var random = new Random(7);
        const string Bytes = "0123456789-+.eE,] [\n\t\"/:;\0";
        for (var round = 0; round < 400; round++)
        {
            var numbers = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(5) == 0
                ? s_hard[random.Next(s_hard.Length)]
                : Text(Float(random, random.Next(2)), new[] { 0, 1, 17 }[random.Next(3)]));
            var array = Joined(numbers, random.Next(2) == 0 ? "," : ", ");
            Compare(memory.Copy(array));
            for (var at = 0; at < array.Length; at++)
            {
                var original = array[at];
                array[at] = random.Next(8) == 0 ? (byte)random.Next(256) : (byte)Bytes[random.Next(Bytes.Length)];
                Compare(memory.Copy(array));
                array[at] = original;
                Compare(memory.Copy(array.AsSpan(0, at)));
                byte[] closed = [.. array.AsSpan(0, at), (byte)']'];
                Compare(memory.Copy(closed));
                byte[] opened = [(byte)'[', .. array.AsSpan(at)];
                Compare(memory.Copy(opened));
            }
        }
    }
}
