namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>Why an answer ends where it does.</summary>
internal enum TextEnd
{
    Natural,
    Limit,
    ContentFilter,
}
