using System.Buffers;
using System.Text;
using BatchTasks.Shared.Json;

namespace BatchTasks;

/// <summary>The escapes of <see cref="JsonText"/>, by which the generator writes constants, as tables for the writer of what varies.</summary>
internal static class JsonTextEscape
{
    private const char LastEscaped = '\u2029';

    /// <summary>What does not stand raw in a JSON string.</summary>
    public static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, LastEscaped + 1).Select(static c => (char)c).Where(JsonText.IsEscaped)]);

    private static readonly byte[]?[] s_latin =
        [.. Enumerable.Range(0, 256).Select(static c => JsonText.IsEscaped((char)c) ? Escape((char)c) : null)];

    private static readonly byte[] s_lineSeparator = Escape('\u2028');
    private static readonly byte[] s_paragraphSeparator = Escape('\u2029');

    /// <summary>The escape of a character out of <see cref="Escaped"/>.</summary>
    public static ReadOnlySpan<byte> Of(char character) => character switch
    {
        < (char)256 => s_latin[character],
        '\u2028' => s_lineSeparator,
        '\u2029' => s_paragraphSeparator,
        _ => throw new ArgumentOutOfRangeException(nameof(character)),
    };

    private static byte[] Escape(char character) => Encoding.UTF8.GetBytes(JsonText.Escape(character.ToString()));
}
