using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Lines;

/// <summary>A rule that a line breaks.</summary>
/// <param name="Rule">Which one.</param>
/// <param name="Line">The line's number from 1, or null where the finding is about the whole file.</param>
/// <param name="Span">Where in the line.</param>
/// <param name="Message">What is wrong and what to do, in our words.</param>
/// <param name="Service">What the service says about it, or null where it is not known to refuse it.</param>
internal sealed record LineFinding(LineRule Rule, int? Line, ByteSpan Span, string Message, ServiceError? Service)
{
    public string Id => LineRules.Id(Rule);

    /// <summary>The line that this one disagrees with (the first of two equal ids, the first model, the first url), or null.</summary>
    public int? OtherLine { get; init; }

    /// <summary>
    /// The text that should stand at the span instead, where one answer is plainly right: the content of a string, unquoted and unescaped. Empty where the
    /// whole property should go. Null where the author has to decide.
    /// </summary>
    public string? Replacement { get; init; }
}
