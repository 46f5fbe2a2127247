namespace BatchTasks;

/// <summary>Who a message of a conversation is from.</summary>
public enum BatchRole
{
    /// <summary>Instructions: <c>system</c>.</summary>
    System = 0,

    /// <summary>Instructions to reasoning models, in place of <see cref="System"/>: <c>developer</c>.</summary>
    Developer = 1,

    /// <summary>What is asked: <c>user</c>.</summary>
    User = 2,

    /// <summary>What the model answered: <c>assistant</c>.</summary>
    Assistant = 3,

    /// <summary>What a tool gave that the model called: <c>tool</c>.</summary>
    Tool = 4,
}
