using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace BatchTasks;

/// <content>Numbers, dates and the like, formatted straight into the output.</content>
public ref partial struct BatchLineWriter
{
    private const int LargestScalar = 64;

    // Characters of a format that put nothing into the text that would have to be escaped.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([.. Enumerable.Range(' ', 95).Select(static c => (char)c).Except(['"', '\\'])]);

    /// <summary>Writes a value as culture-invariant text, escaped for a JSON string, without the quotes.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">A format of the value's type, or empty for its default.</param>
    public void WriteText<T>(T value, scoped ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        // The UTF-8 form of a type that is not known here may be another than its text.
        if (!format.ContainsAnyExcept(s_plain) && TryWriteKnown(ref value, format))
            return;

        Span<char> small = stackalloc char[256];
        if (value.TryFormat(small, out var length, format, CultureInfo.InvariantCulture))
            WriteText(small[..length]);
        else
            WriteText(value.ToString(format.ToString(), CultureInfo.InvariantCulture));
    }

    /// <summary>Writes an integer, the same as JSON and as text.</summary>
    /// <param name="value">The number.</param>
    public void WriteNumber(long value) => TryWriteUtf8(ref value, default);

    /// <inheritdoc cref="WriteNumber(long)"/>
    public void WriteNumber(ulong value) => TryWriteUtf8(ref value, default);

    /// <inheritdoc cref="WriteNumber(double)"/>
    public void WriteNumber(decimal value) => TryWriteUtf8(ref value, default);

    /// <summary>Writes a number in its shortest form that reads back as the same value.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite: JSON has no such number.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
            throw NotFinite(value);

        TryWriteUtf8(ref value, "R");
    }

    /// <inheritdoc cref="WriteNumber(double)"/>
    public void WriteNumber(float value)
    {
        if (!float.IsFinite(value))
            throw NotFinite(value);

        TryWriteUtf8(ref value, "R");
    }

    private bool TryWriteKnown<T>(ref T value, scoped ReadOnlySpan<char> format)
    {
        if (typeof(T) == typeof(Guid))
            return TryWriteUtf8(ref Unsafe.As<T, Guid>(ref value), format);

        if (typeof(T) == typeof(DateTime))
            return TryWriteUtf8(ref Unsafe.As<T, DateTime>(ref value), format);

        if (typeof(T) == typeof(DateTimeOffset))
            return TryWriteUtf8(ref Unsafe.As<T, DateTimeOffset>(ref value), format);

        if (typeof(T) == typeof(DateOnly))
            return TryWriteUtf8(ref Unsafe.As<T, DateOnly>(ref value), format);

        if (typeof(T) == typeof(TimeOnly))
            return TryWriteUtf8(ref Unsafe.As<T, TimeOnly>(ref value), format);

        if (typeof(T) == typeof(TimeSpan))
            return TryWriteUtf8(ref Unsafe.As<T, TimeSpan>(ref value), format);

        if (typeof(T) == typeof(int))
            return TryWriteUtf8(ref Unsafe.As<T, int>(ref value), format);

        if (typeof(T) == typeof(long))
            return TryWriteUtf8(ref Unsafe.As<T, long>(ref value), format);

        if (typeof(T) == typeof(double))
            return TryWriteUtf8(ref Unsafe.As<T, double>(ref value), format);

        if (typeof(T) == typeof(float))
            return TryWriteUtf8(ref Unsafe.As<T, float>(ref value), format);

        if (typeof(T) == typeof(decimal))
            return TryWriteUtf8(ref Unsafe.As<T, decimal>(ref value), format);

        return false;
    }

    /// <summary>Formats a value in place.</summary>
    /// <returns>False where it takes much room, of which nothing is written then.</returns>
    private bool TryWriteUtf8<T>(ref T value, scoped ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        // Not in one statement: reserving may flush, which changes what is used.
        var free = Reserve(LargestScalar);
        var isWritten = value.TryFormat(free, out var written, format, CultureInfo.InvariantCulture);
        _used += isWritten ? written : 0;
        return isWritten;
    }

    private static ArgumentOutOfRangeException NotFinite<T>(T value) =>
        new(nameof(value), value, "JSON has no number that is not finite.");
}
