namespace BatchTasks;

/// <summary>A task, or the tasks together, break a rule that the service would refuse the batch for. Nothing was written in place of an existing file.</summary>
public sealed class BatchTaskException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="ruleId">The id of the rule, for example <c>BT1106</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public BatchTaskException(string ruleId, string message, Exception? innerException = null)
        : base(message, innerException) =>
        RuleId = ruleId;

    /// <summary>The id of the rule, the same as that of the analyzer's diagnostic, for example <c>BT1106</c>.</summary>
    public string RuleId { get; }

    /// <summary>The <c>custom_id</c> of the task, where it has one.</summary>
    public string? CustomId { get; init; }

    /// <summary>The position of the task, counted from 0 (the message counts from 1), or <see langword="null"/> where the rule is about all of them.</summary>
    public int? TaskIndex { get; init; }

    /// <summary>For a duplicate: the position, counted from 0, of the task that had the <c>custom_id</c> first.</summary>
    public int? FirstTaskIndex { get; init; }
}
