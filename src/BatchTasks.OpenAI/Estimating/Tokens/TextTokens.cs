using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace BatchTasks;

/// <summary>
/// Counts the tokens of texts as they stand in JSON. A text that comes again in each line (the system message, the schema) is counted once. Not for use by
/// several threads.
/// </summary>
internal sealed class TextTokens(Tokenizer tokenizer)
{
    private const int Slots = 256;
    private const int ShortBytes = 32;
    private const int PieceCharacters = 256;

    private readonly Counted[] _counted = new Counted[Slots];

    /// <summary>The text of the string that the reader stands on.</summary>
    public long Count(ref Utf8JsonReader reader)
    {
        var written = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
            return CountText(written);

        ref var slot = ref SlotOf(written, out var hash);
        if (slot.IsOf(written))
            return slot.Tokens;

        var characters = ArrayPool<char>.Shared.Rent(written.Length);
        try
        {
            return slot.Remember(written, hash, CountPieces(characters.AsSpan(0, reader.CopyString(characters))));
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair, which has no characters: about as many tokens as the text as it is written.
            return CountText(written);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>A text that nothing is escaped in, or JSON as it is written.</summary>
    public long CountText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;

        if (utf8.Length < ShortBytes)
            return CountNew(utf8);

        ref var slot = ref SlotOf(utf8, out var hash);
        return slot.IsOf(utf8) ? slot.Tokens : slot.Remember(utf8, hash, CountNew(utf8));
    }

    private int CountNew(ReadOnlySpan<byte> utf8)
    {
        var characters = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return CountPieces(characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>
    /// Piece by piece: the tokenizer's time grows with the square of a run of letters or signs (a text without spaces, a line of dashes), which is cut here.
    /// Words are never cut, so that the sum is that of the whole text.
    /// </summary>
    private int CountPieces(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        while (text.Length > PieceCharacters)
        {
            var end = EndOfPiece(text);
            tokens += tokenizer.CountTokens(text[..end]);
            text = text[end..];
        }

        return text.IsEmpty ? tokens : tokens + tokenizer.CountTokens(text);
    }

    /// <summary>The last end of a word: no token reaches over it. Where there is none, anywhere but between two halves of a character.</summary>
    private static int EndOfPiece(ReadOnlySpan<char> text)
    {
        for (var end = PieceCharacters; end > 0; end--)
        {
            if (char.IsLetter(text[end - 1]) && !IsOfWord(text[end]))
                return end;
        }

        return char.IsLowSurrogate(text[PieceCharacters]) ? PieceCharacters - 1 : PieceCharacters;
    }

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is '\'' or '’'
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private ref Counted SlotOf(ReadOnlySpan<byte> written, out int hash)
    {
        var code = default(HashCode);
        code.AddBytes(written);
        hash = code.ToHashCode();
        return ref _counted[(uint)hash % Slots];
    }

    /// <summary>A text that was counted. It is kept from its second time on, so that texts that come once are not copied.</summary>
    private struct Counted
    {
        private int _hash;
        private byte[]? _written;

        public int Tokens { get; private set; }

        public readonly bool IsOf(ReadOnlySpan<byte> written) => _written is not null && written.SequenceEqual(_written);

        public int Remember(ReadOnlySpan<byte> written, int hash, int tokens)
        {
            var cameBefore = _hash == hash;
            (_hash, Tokens) = (hash, tokens);
            _written = cameBefore ? written.ToArray() : null;
            return tokens;
        }
    }
}
