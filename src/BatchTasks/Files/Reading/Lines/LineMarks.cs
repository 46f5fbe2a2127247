namespace BatchTasks.Files.Reading;

/// <summary>Bytes around lines that are none of their text.</summary>
internal static class LineMarks
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);
}
