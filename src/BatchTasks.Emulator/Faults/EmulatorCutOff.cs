namespace BatchTasks.Emulator;

/// <summary>How a download ends that has too few bytes.</summary>
public enum EmulatorCutOff
{
    /// <summary>The connection breaks: what the answer promised in <c>Content-Length</c> does not come.</summary>
    Dropped,

    /// <summary>The answer has no <c>Content-Length</c> and ends as if it were whole: only the file object's <c>bytes</c> tell that it is not.</summary>
    EndsEarly,

    /// <summary>The answer's <c>Content-Length</c> is that of the bytes that are sent: only the file object's <c>bytes</c> tell that they are too few.</summary>
    TooShort,
}
