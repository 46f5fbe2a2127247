using System.Text;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>A text in pieces of at most four bytes of whole characters, which stand for tokens. No tokenizer is meant.</summary>
internal static class Tokens
{
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        var at = 0;
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > TokenCount.BytesPerToken)
            {
                yield return text[start..at];
                (start, bytes) = (at, 0);
            }

            bytes += rune.Utf8SequenceLength;
            at += rune.Utf16SequenceLength;
        }

        if (at > start)
            yield return text[start..at];
    }
}
