namespace BatchTasks.Json;

/// <summary>
/// JSON numbers as people and models write them: few digits, no exponent. What their digits make without the point and the power of ten that moves it back are both
/// doubles as they are, so that their quotient, which is rounded once, is the nearest (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
/// </summary>
internal static class ShortNumber
{
    private const int MostDigits = 15;
    private const int LongestBytes = MostDigits + 2;

    private static ReadOnlySpan<double> PowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads such a number.</summary>
    /// <param name="number">A well-formed number.</param>
    /// <param name="value">The nearest double.</param>
    /// <returns><see langword="false"/> for any other number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> number, out double value)
    {
        value = 0;
        if (number.Length > LongestBytes)
            return false;

        var isNegative = number[0] == '-';
        var (digits, count, fraction) = (0L, 0, -1);
        foreach (var current in number[(isNegative ? 1 : 0)..])
        {
            var digit = current - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (current == '.')
            {
                fraction = count;
            }
            else
            {
                return false;
            }
        }

        if (count > MostDigits)
            return false;

        value = fraction < 0 ? digits : digits / PowersOfTen[count - fraction];
        if (isNegative)
            value = -value;

        return true;
    }
}
