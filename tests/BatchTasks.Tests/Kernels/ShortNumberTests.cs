using System.Globalization;
using System.Text;
using BatchTasks.Json;

namespace BatchTasks.Tests.Kernels;

public sealed class ShortNumberTests
{
    private static bool TryRead(string number, out double value) => ShortNumber.TryRead(Encoding.ASCII.GetBytes(number), out value);

    private static void Compare(string number)
    {
        Assert.True(TryRead(number, out var value), number);
        var expected = double.Parse(number, CultureInfo.InvariantCulture);
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), $"{value:R} instead of {expected:R} of {number}");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("0.1")]
    [InlineData("0.93")]
    [InlineData("1.005")]
    [InlineData("-273.15")]
    [InlineData("999999999999999")]
    [InlineData("-0.00000000000001")]
    [InlineData("-9.99999999999999")]
    public void Few_digits_are_read(string number) => Compare(number);

    [Theory]
    [InlineData("1e1")]
    [InlineData("1E-05")]
    [InlineData("1000000000000000")]
    [InlineData("0.000000000000001")]
    [InlineData("12345678.12345678")]
    public void Other_numbers_are_left_to_others(string number) => Assert.False(TryRead(number, out _));

    [Fact]
    public void Any_number_of_few_digits_is_the_nearest_double()
    {
        var random = new Random(11);
        for (var i = 0; i < 300_000; i++)
        {
            var digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 16))).ToString(CultureInfo.InvariantCulture);
            var point = random.Next(digits.Length);
            var number = point == 0 ? digits : $"{digits[..^point]}.{digits[^point..]}";
            Compare(random.Next(2) == 0 ? number : "-" + number);
        }
    }
}
