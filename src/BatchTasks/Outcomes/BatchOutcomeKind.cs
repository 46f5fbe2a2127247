namespace BatchTasks;

/// <summary>The ways in which a task of a batch can end.</summary>
public enum BatchOutcomeKind
{
    /// <summary>The service answered and the answer was read as the result type.</summary>
    Succeeded,

    /// <summary>The service answered with an error.</summary>
    Failed,

    /// <summary>The model refused to answer.</summary>
    Refused,

    /// <summary>The answer was cut off by the token limit or the content filter.</summary>
    Truncated,

    /// <summary>The line or the answer in it can't be read as the result type.</summary>
    Invalid,

    /// <summary>The completion window ended before the request was executed.</summary>
    Expired,

    /// <summary>The batch was cancelled before the request was executed.</summary>
    Cancelled,

    /// <summary>The task is in none of the result files.</summary>
    Missing,
}
