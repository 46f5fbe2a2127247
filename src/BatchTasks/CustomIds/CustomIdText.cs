using System.ComponentModel;
using System.Globalization;

namespace BatchTasks;

/// <summary>
/// The texts that a member of one type is written as in a <c>custom_id</c>: exactly the forms that generated code writes, so that each text is read
/// back as the value that it was written from, or not at all.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CustomIdText
{
    /// <summary>Any text.</summary>
    public static CustomIdText String { get; } = new AnyText();

    /// <summary>One UTF-16 code unit.</summary>
    public static CustomIdText Char { get; } = new Recognized(static text => text.Length == 1);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static CustomIdText Boolean { get; } = new Recognized(static text => text is "true" or "false");

    /// <summary>Decimal digits without leading zeros, with a minus sign below zero.</summary>
    public static CustomIdText SByte { get; } = Number<sbyte>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText Byte { get; } = Number<byte>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText Int16 { get; } = Number<short>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText UInt16 { get; } = Number<ushort>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText Int32 { get; } = Number<int>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText UInt32 { get; } = Number<uint>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText Int64 { get; } = Number<long>();

    /// <inheritdoc cref="SByte"/>
    public static CustomIdText UInt64 { get; } = Number<ulong>();

    /// <summary>32 lower-case hexadecimal digits in five groups, separated by hyphens.</summary>
    public static CustomIdText Guid { get; } = new Recognized(static text =>
        System.Guid.TryParseExact(text, "D", out var value) && IsWrittenAs(value, "D", text));

    /// <summary><c>yyyy-MM-dd</c></summary>
    public static CustomIdText DateOnly { get; } = new Recognized(static text =>
        System.DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) && IsWrittenAs(value, "O", text));

    /// <summary><c>HH:mm:ss.fffffff</c></summary>
    public static CustomIdText TimeOnly { get; } = new Recognized(static text =>
        System.TimeOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) && IsWrittenAs(value, "O", text));

    /// <summary>The round-trip form <c>yyyy-MM-ddTHH:mm:ss.fffffffK</c>.</summary>
    public static CustomIdText DateTime { get; } = new Recognized(static text =>
        System.DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var value) && IsWrittenAs(value, "O", text));

    /// <summary>The round-trip form <c>yyyy-MM-ddTHH:mm:ss.fffffffzzz</c>.</summary>
    public static CustomIdText DateTimeOffset { get; } = new Recognized(static text =>
        System.DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) && IsWrittenAs(value, "O", text));

    /// <summary>The constant form <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static CustomIdText TimeSpan { get; } = new Recognized(static text =>
        System.TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) && IsWrittenAs(value, "c", text));

    /// <summary>One of an enum's names.</summary>
    /// <param name="names">The names as they are written.</param>
    public static CustomIdText OneOf(params string[] names) => new Named(names);

    /// <summary>Whether a value of the type is written as this text.</summary>
    /// <param name="text">The text.</param>
    public abstract bool Contains(ReadOnlySpan<char> text);

    private static Recognized Number<T>()
        where T : ISpanParsable<T>, ISpanFormattable =>
        new(static text => T.TryParse(text, CultureInfo.InvariantCulture, out var value) && IsWrittenAs(value, default, text));

    private static bool IsWrittenAs<T>(T value, ReadOnlySpan<char> format, ReadOnlySpan<char> text)
        where T : ISpanFormattable
    {
        Span<char> written = stackalloc char[64];
        return value.TryFormat(written, out var length, format, CultureInfo.InvariantCulture) && written[..length].SequenceEqual(text);
    }

    private delegate bool Recognizer(ReadOnlySpan<char> text);

    private sealed class AnyText : CustomIdText
    {
        public override bool Contains(ReadOnlySpan<char> text) => true;
    }

    private sealed class Recognized(Recognizer recognizer) : CustomIdText
    {
        public override bool Contains(ReadOnlySpan<char> text) => recognizer(text);
    }

    private sealed class Named(string[] names) : CustomIdText
    {
        public override bool Contains(ReadOnlySpan<char> text)
        {
            foreach (var name in names)
            {
                if (text.SequenceEqual(name))
                    return true;
            }

            return false;
        }
    }
}
