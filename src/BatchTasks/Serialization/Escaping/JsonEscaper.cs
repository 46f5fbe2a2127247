namespace BatchTasks.Serialization.Escaping;

/// <summary>
/// Escapes text for a JSON string and writes it as UTF-8, in one pass and with the widest instructions that the machine has. What is written is the same
/// on every machine: that of <see cref="ScalarEscaper"/>.
/// </summary>
internal static class JsonEscaper
{
    // Shorter text is not worth the set-up of vectors.
    private const int ShortestVectorised = 8;

    /// <summary>The room beyond the bytes of the text that lets all of it be written with vectors.</summary>
    public const int Room = 128;

    /// <summary>Writes as much of the text as the destination takes; no character is torn.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Where to. What lies behind the written bytes may have been written over.</param>
    /// <param name="written">The bytes that were written.</param>
    /// <returns>The characters that were written, all of them where there was room.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        if (text.Length < ShortestVectorised)
            return ScalarEscaper.Write(text, destination, out written);

#if NET10_0_OR_GREATER
        if (Vector512Escaper.IsSupported)
            return Vector512Escaper.Write(text, destination, out written);
#endif
        return Vector128Escaper.IsSupported
            ? Vector128Escaper.Write(text, destination, out written)
            : ScalarEscaper.Write(text, destination, out written);
    }
}
