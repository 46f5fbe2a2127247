namespace BatchTasks;

/// <summary>A rule that an input file breaks.</summary>
/// <param name="RuleId">The id of the rule, the same as that of the analyzer's diagnostic, for example <c>BT1106</c>.</param>
/// <param name="File">The file's path, or the name that was given for a stream.</param>
/// <param name="Line">The number of the line, counted from 1, or <see langword="null"/> where the problem is the whole file's.</param>
/// <param name="Column">The position in the line, in UTF-16 units counted from 1, or <see langword="null"/> where the problem is the whole file's.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record BatchFileProblem(string RuleId, string File, long? Line, int? Column, string Message)
{
    /// <summary>Whether the service is known to refuse the batch for it. What it is not known to refuse is advice.</summary>
    public bool IsRefused => ServiceMessage is not null;

    /// <summary>The code under which the service refuses it, where it has one.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>What the service says when it refuses it, or <see langword="null"/> where it is not known to.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The line that this one disagrees with (the first of two equal ids, the first model, the first url), counted from 1, or <see langword="null"/>.</summary>
    public long? OtherLine { get; init; }

    /// <summary><c>file(line,column): id: message</c></summary>
    public override string ToString() => Line is { } line ? $"{File}({line},{Column}): {RuleId}: {Message}" : $"{File}: {RuleId}: {Message}";
}
