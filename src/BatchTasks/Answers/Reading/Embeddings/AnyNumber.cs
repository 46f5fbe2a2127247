using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace BatchTasks.Answers;

/// <summary>Numbers of any form that JSON has. Those of few digits are computed; the rest is left to the framework.</summary>
internal static class AnyNumber
{
    /// <summary>So many digits are counted exactly in a signed integer, and tell what the float is.</summary>
    private const int MaxDigits = 18;

    /// <summary>The powers of ten that are exact.</summary>
    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads the number that a text begins with.</summary>
    /// <param name="text">From the number's first byte, with what follows it.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is a number as JSON has them, followed by a comma, white space or nothing, and no larger than floats are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var number = default(Digits);
        var whole = number.Add(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0'))
            return false;

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = number.Add(text[(at + 1)..]);
            if (fraction == 0)
                return false;

            number.Exponent -= fraction;
            at += 1 + fraction;
        }

        if (at < text.Length && (text[at] | 0x20) == 'e' && !TryReadExponent(text, ref at, ref number.Exponent))
            return false;

        if (at < text.Length && !JsonNumberEnd.Is(text[at]))
            return false;

        if (!TryCompute(number, out value))
            return Utf8Parser.TryParse(text[..at], out value, out var read) && read == at && float.IsFinite(value);

        value = text[0] == '-' ? -value : value;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int at, ref int exponent)
    {
        at++;
        var sign = at < text.Length && text[at] is (byte)'+' or (byte)'-' ? text[at++] : (byte)'+';
        var power = 0;
        var first = at;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
            power = Math.Min((power * 10) + text[at] - '0', short.MaxValue);

        exponent += sign == '-' ? -power : power;
        return at > first;
    }

    private static bool TryCompute(Digits digits, out float value)
    {
        value = 0;
        if (Math.Abs(digits.Exponent) >= PowersOfTen.Length)
            return false;

        // What was left out after so many digits is less than the error that is allowed for.
        var power = PowersOfTen[Math.Abs(digits.Exponent)];
        var factor = digits.Exponent < 0 ? 1 / power : power;
        return RoundedOnce.TryNarrow(digits.Value, digits.Value, factor, out value) && float.IsFinite(value);
    }

    /// <summary>The first digits of a number, and the power of ten that they are to be multiplied by.</summary>
    private struct Digits
    {
        public int Exponent;
        private long _value;
        private int _count;

        public readonly double Value => _value;

        /// <returns>How many digits the text begins with.</returns>
        public int Add(ReadOnlySpan<byte> text)
        {
            var at = 0;
            for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
            {
                if (_count == MaxDigits)
                {
                    Exponent++;
                    continue;
                }

                _value = (_value * 10) + text[at] - '0';
                _count += _value == 0 ? 0 : 1;
            }

            return at;
        }
    }
}
