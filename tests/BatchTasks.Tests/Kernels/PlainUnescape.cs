using System.Globalization;
using System.Text;

namespace BatchTasks.Tests.Kernels;

/// <summary>What <see cref="Json.JsonUnescape"/> does, byte by byte.</summary>
internal static class PlainUnescape
{
    /// <exception cref="FormatException">An escape is malformed.</exception>
    public static byte[] Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new List<byte>(escaped.Length);
        while (!escaped.IsEmpty)
        {
            if (escaped[0] != '\\')
            {
                text.Add(escaped[0]);
                escaped = escaped[1..];
            }
            else if (escaped.Length > 1 && escaped[1] == 'u')
            {
                text.AddRange(Encoding.UTF8.GetBytes(Rune(ref escaped).ToString()));
            }
            else
            {
                text.Add(Single(escaped.Length > 1 ? escaped[1] : default));
                escaped = escaped[2..];
            }
        }

        return [.. text];
    }

    private static Rune Rune(ref ReadOnlySpan<byte> escaped)
    {
        var first = CodeUnit(escaped);
        escaped = escaped[6..];
        if (!char.IsSurrogate(first))
            return new Rune(first);

        if (!char.IsHighSurrogate(first) || !escaped.StartsWith("\\u"u8) || !System.Text.Rune.TryCreate(first, CodeUnit(escaped), out var rune))
            return System.Text.Rune.ReplacementChar;

        escaped = escaped[6..];
        return rune;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        escape.Length >= 6 && !escape[2..6].Contains((byte)0)
        && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : throw new FormatException();

    private static byte Single(byte escape) => escape switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => escape,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => throw new FormatException(),
    };
}
