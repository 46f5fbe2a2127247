namespace BatchTasks;

/// <summary>The place of a line in a file.</summary>
/// <param name="File">The file's path, or the name that the reader was given for a stream.</param>
/// <param name="LineNumber">The number of the line, counted from 1.</param>
public readonly record struct BatchLineLocation(string File, long LineNumber)
{
    /// <summary><c>file:line</c></summary>
    public override string ToString() => $"{File}:{LineNumber}";
}
