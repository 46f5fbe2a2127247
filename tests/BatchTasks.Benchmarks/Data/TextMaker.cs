using System.Text;

namespace BatchTasks.Benchmarks.Data;

/// <summary>Makes texts: the same ones for the same seed, on every machine.</summary>
internal sealed class TextMaker(TextKind kind, int seed)
{
    private static readonly string[] s_english =
    [
        "the", "a", "of", "and", "to", "in", "was", "we", "it", "for", "with", "our", "very", "had", "but", "not", "they", "were", "this", "that", "food", "service", "table", "waiter",
        "evening", "dessert", "kitchen", "coffee", "friendly", "delicious", "cold", "portion", "price", "reservation", "wonderful", "atmosphere", "again", "recommended", "disappointed",
        "vegetables", "restaurant", "neighbourhood", "quickly", "candlelight", "unfortunately", "overcooked", "staff", "bread", "wine", "menu", "soup", "hour", "waited", "window",
    ];

    private static readonly string[] s_japanese =
    [
        "料理", "とても", "美味しかった", "店員", "さんの", "対応が", "丁寧で", "また", "行きたい", "と思います", "待ち時間", "が長く", "残念", "でした", "雰囲気", "は落ち着いて", "いて", "デザート",
        "コーヒー", "ランチ", "を注文", "しましたが", "味付け", "が濃く", "価格", "のわりに", "量が", "少ない", "駅から", "近くて", "便利", "です", "予約", "して", "窓際の", "席に", "案内され", "ました",
    ];

    private static readonly string[] s_code =
    [
        "if (name == \"{0}\")\n{{\n    Console.WriteLine(\"{1}\\t{{0}}\", value);\n}}\n", "var {0} = \"{1}\";\n", "\treturn \"\\\"{0}\\\"\" + {1};\n", "// {0} {1}\n", "items.Add(\"{0}\", \"{1}\");\n",
        "foreach (var {0} in {1})\n{{\n    if ({0} is \"\" or \"\\n\")\n        continue;\n}}\n", "{{ \"{0}\": \"{1}\" }},\n", "throw new ArgumentException(\"{0}\", \"{1}\");\n",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    /// <summary>A text of a number of bytes in UTF-8, or a few fewer.</summary>
    public string Make(int bytes)
    {
        _text.Clear();
        var written = 0;
        while (written < bytes)
        {
            var piece = NextPiece();
            var chars = FittingChars(piece, bytes - written, out var length);
            _text.Append(piece, 0, chars);
            written += length;
            if (chars < piece.Length)
                break;
        }

        return _text.ToString();
    }

    /// <summary>A text of any length between two.</summary>
    public string Make(int leastBytes, int mostBytes) => Make(_random.Next(leastBytes, mostBytes + 1));

    private string NextPiece() => kind switch
    {
        TextKind.En => Pick(s_english) + (_random.Next(12) == 0 ? ". " : " "),
        TextKind.Ja => Pick(s_japanese) + _random.Next(14) switch { 0 => "。", 1 => "、", _ => "" },
        _ => string.Format(null, Pick(s_code), Pick(s_english), Pick(s_english)),
    };

    private string Pick(string[] pieces) => pieces[_random.Next(pieces.Length)];

    private static int FittingChars(string piece, int bytes, out int length)
    {
        length = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            var size = piece[i] < 0x80 ? 1 : 3;
            if (length + size > bytes)
                return i;

            length += size;
        }

        return piece.Length;
    }
}
