using System.Buffers.Binary;
using System.Text;
using BatchTasks.Shared.Json;

namespace BatchTasks.Serialization.Escaping;

/// <summary>The escapes of <see cref="JsonText"/>, by which the generator writes constants, as tables for the writers of what varies.</summary>
internal static class EscapeTables
{
    /// <summary>The most bytes that one character takes: <c>\u0000</c>.</summary>
    public const int LongestEscape = 6;

    private static readonly ulong[] s_latin = [.. Enumerable.Range(0, 256).Select(static c => JsonText.IsEscaped((char)c) ? Pack((char)c) : 0)];
    private static readonly ulong s_lineSeparator = Pack('\u2028');
    private static readonly ulong s_paragraphSeparator = Pack('\u2029');

    /// <summary>
    /// For each of the characters below U+0010, the one that stands after the backslash where its escape has two bytes, or zero. All characters from
    /// U+0020 on whose escape has two bytes stand behind the backslash themselves.
    /// </summary>
    public static readonly byte[] Letters = [.. Enumerable.Range(0, 16).Select(static c => Length(s_latin[c]) == 2 ? (byte)(s_latin[c] >> 8) : (byte)0)];

    /// <summary>The escape of a character, its first byte lowest, or zero where it stands as it is.</summary>
    public static ulong Of(char character) => character switch
    {
        < (char)256 => s_latin[character],
        '\u2028' => s_lineSeparator,
        '\u2029' => s_paragraphSeparator,
        _ => 0,
    };

    /// <summary>The bytes of an escape.</summary>
    public static int Length(ulong escape) => (int)(escape >> 56);

    private static ulong Pack(char character)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        var length = Encoding.UTF8.GetBytes(JsonText.Escape(character.ToString()), bytes);
        bytes[^1] = (byte)length;
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
