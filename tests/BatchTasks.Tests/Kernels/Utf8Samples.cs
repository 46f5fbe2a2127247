using System.Text;

namespace BatchTasks.Tests.Kernels;

/// <summary>Bytes of and around UTF-8.</summary>
internal static class Utf8Samples
{
    private static readonly string[] s_pieces =
        ["a", "plain text ", "é", "ß", "日本", "語", "\u0800", "\ud7ff", "\ue000", "\uffff", "\U00010000", "😀", "\U0010ffff", "\U000fffff", new('x', 70), new('日', 30)];

    /// <summary>The bytes that the rules of UTF-8 tell apart, and one more of each kind.</summary>
    public static byte[] Edges { get; } =
    [
        0x00, 0x41, 0x7f, 0x80, 0x81, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff,
    ];

    /// <summary>Well-formed text of at least so many characters.</summary>
    public static byte[] Text(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(s_pieces[random.Next(s_pieces.Length)]);

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
