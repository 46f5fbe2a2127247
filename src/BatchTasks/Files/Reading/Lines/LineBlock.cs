namespace BatchTasks.Files.Reading;

/// <summary>Whole lines of a stream; the last one may have no line break at the end of the stream alone.</summary>
/// <param name="Bytes">The array that holds them.</param>
/// <param name="Start">Where the first one begins.</param>
/// <param name="End">Where the last one ends.</param>
/// <param name="LongLine">What went before of the first line, where that was too long to be held.</param>
internal readonly record struct LineBlock(byte[] Bytes, int Start, int End, LongLine? LongLine)
{
    /// <summary>The number of line breaks.</summary>
    public int CountLines() => Bytes.AsSpan(Start, End - Start).Count((byte)'\n');
}
