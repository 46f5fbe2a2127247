namespace BatchTasks.Answers;

/// <summary>What goes wrong where an answer is read as its type.</summary>
internal static class AnswerProblems
{
    public const string NoChoice = "The response has no choice with an answer.";

    /// <summary>Whether the answer is to blame, and not whoever stops the reading.</summary>
    public static bool IsOfTheAnswer(Exception e) => e is not (OperationCanceledException or OutOfMemoryException);

    public static string Unreadable(Type type, Exception e) => $"The answer can't be read as {type.Name}: {e.Message}";
}
