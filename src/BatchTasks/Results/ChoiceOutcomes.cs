using BatchTasks.Answers;

namespace BatchTasks.Results;

/// <summary>The outcome of a task whose result is choices.</summary>
internal static class ChoiceOutcomes
{
    /// <summary>A success where at least one choice has a value; else what the first one says.</summary>
    public static BatchOutcome<TResult> Of<TResult>(OutcomeFacts facts, TResult result, bool keepRaw)
    {
        if (FirstWithoutAnyValue(result) is not { } first)
            return facts.Succeeded(result, keepRaw);

        if (first.Refusal is { } refusal)
            return facts.Refused<TResult>(refusal);

        return first.IsTruncated ? facts.Truncated<TResult>(first.Text ?? "") : facts.Invalid<TResult>(first.Problem ?? AnswerProblems.NoChoice);
    }

    /// <summary>The first choice where none has a value. Null where one has, or where a reader of the user's own made something else of them.</summary>
    private static BatchChoice? FirstWithoutAnyValue<TResult>(TResult result)
    {
        if (result is BatchChoice single)
            return single.HasValue ? null : single;

        BatchChoice? first = null;
        foreach (var choice in result as IEnumerable<BatchChoice> ?? [])
        {
            if (choice.HasValue)
                return null;

            first ??= choice;
        }

        return first;
    }
}
