namespace BatchTasks.Files.Reading;

/// <summary>What is known of a line that is too long to be held.</summary>
internal sealed class LongLine(ReadOnlySpan<byte> beginning)
{
    /// <summary>The bytes that are kept of a line that is too long.</summary>
    public const int KeptBytes = 64 * 1024;

    /// <summary>The longest line that is held: one array holds a line, its line break and a mark.</summary>
    public static int LimitOf(int maxLineBytes) => Math.Min(maxLineBytes, Array.MaxLength - 64);

    /// <summary>The first of its bytes.</summary>
    public byte[] Beginning { get; } = beginning[..Math.Min(beginning.Length, KeptBytes)].ToArray();

    /// <summary>Whether all that has come of it is blank.</summary>
    public bool IsBlank { get; private set; } = LineMarks.IsBlank(beginning);

    /// <summary>Takes note of more of it.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => IsBlank = IsBlank && LineMarks.IsBlank(bytes);
}
