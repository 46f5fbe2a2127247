namespace BatchTasks.Shared.Json;

/// <summary>A stretch of a text, in bytes from its beginning.</summary>
internal readonly record struct ByteSpan(int Start, int Length)
{
    public int End => Start + Length;
}
