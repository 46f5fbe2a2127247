using System.Text;

namespace BatchTasks.Instructions;

/// <summary>Texts of all kinds and lengths, the same in every process.</summary>
public static class Texts
{
    /// <summary>Each is mixed by itself: what a block holds decides which way it is written.</summary>
    public static IReadOnlyList<string> Alphabets { get; } =
    [
        "abcdefghijklmnopqrstuvwxyz ",
        "ab\"\\\n\t\r\b\f",
        "abcdefgh\"",
        "ab\0\u0001\u001f\u007f\u0080\u0085\u009f",
        "日本語のレビュー、。",
        "日本語 abc\"\u2027\u2028\u2029\u202a",
        "Größe déjà вкусно",
        "a\u07ff\u0800\ud7ff\ue000\uffff\ufffd\ufffe",
        "a日😀ü",
        "a\ud83d\ude00\udbff\udfff日\ud800\udc00",
    ];

    public static IEnumerable<string> Mixtures(int count)
    {
        // Of its own, so that no change of the runtime changes the texts.
        var state = 6UL;
        for (var number = 0; number < count; number++)
        {
            var alphabet = Alphabets[Next(Alphabets.Count)];
            var other = Alphabets[Next(Alphabets.Count)];
            var rarity = Next(2) == 0 ? int.MaxValue : Next(40) + 1;
            var length = number % 997 == 0 ? 40_000 : number % 301;
            var text = new StringBuilder(length);
            while (text.Length < length)
            {
                var from = Next(rarity) == 0 ? other : alphabet;
                text.Append(from[Next(from.Length)]);
            }

            yield return text.ToString();
        }

        int Next(int end)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            return (int)((state >> 33) % (ulong)end);
        }
    }
}
