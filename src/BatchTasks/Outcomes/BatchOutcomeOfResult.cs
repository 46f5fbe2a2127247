using BatchTasks.Answers;

namespace BatchTasks;

/// <summary>
/// How one task ended: exactly one of the nested types <see cref="Succeeded"/>, <see cref="Failed"/>, <see cref="Refused"/>, <see cref="Truncated"/>,
/// <see cref="Invalid"/>, <see cref="Expired"/>, <see cref="Cancelled"/> and <see cref="Missing"/>. The set is closed.
/// </summary>
/// <typeparam name="TResult">The type of the answer.</typeparam>
public abstract record BatchOutcome<TResult> : BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>The service answered and the answer was read as the result type.</summary>
    public sealed record Succeeded : BatchOutcome<TResult>
    {
        /// <summary>The result.</summary>
        public required TResult Value { get; init; }

        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Succeeded;

        /// <inheritdoc/>
        public override string Reason => "The request succeeded.";
    }

    /// <summary>The service answered with an error.</summary>
    public sealed record Failed : BatchOutcome<TResult>, IFailedOutcome
    {
        /// <summary>The error.</summary>
        public required BatchError Error { get; init; }

        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Failed;

        /// <inheritdoc/>
        public override string Reason => $"The service answered with {Error}";
    }

    /// <summary>The model refused to answer.</summary>
    public sealed record Refused : BatchOutcome<TResult>
    {
        /// <summary>What the model said instead.</summary>
        public required string Refusal { get; init; }

        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Refused;

        /// <inheritdoc/>
        public override string Reason => $"The model refused: {Refusal}";
    }

    /// <summary>The answer was cut off by the token limit or the content filter.</summary>
    public sealed record Truncated : BatchOutcome<TResult>
    {
        /// <summary>What was received of the answer. For a structured result this is the beginning of its JSON.</summary>
        public required string PartialAnswer { get; init; }

        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Truncated;

        /// <inheritdoc/>
        public override string Reason => FinishReasons.DescribeTruncation(FinishReason);
    }

    /// <summary>The line, or the answer in it, can't be read as the result type. The bytes are in <see cref="BatchOutcome.RawBody"/>.</summary>
    public sealed record Invalid : BatchOutcome<TResult>
    {
        /// <summary>What is wrong.</summary>
        public required string Problem { get; init; }

        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Invalid;

        /// <inheritdoc/>
        public override string Reason => Location is { } location ? $"{location}: {Problem}" : Problem;
    }

    /// <summary>The completion window ended before the request was executed. It is not billed and can be sent again.</summary>
    public sealed record Expired : BatchOutcome<TResult>
    {
        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Expired;

        /// <inheritdoc/>
        public override string Reason => "The completion window ended before the request was executed.";
    }

    /// <summary>The batch was cancelled before the request was executed. It is not billed and can be sent again.</summary>
    public sealed record Cancelled : BatchOutcome<TResult>
    {
        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Cancelled;

        /// <inheritdoc/>
        public override string Reason => "The batch was cancelled before the request was executed.";
    }

    /// <summary>The task is in none of the result files, though its batch has completed, or has answered more requests than the files hold answers.</summary>
    public sealed record Missing : BatchOutcome<TResult>
    {
        /// <inheritdoc/>
        public override BatchOutcomeKind Kind => BatchOutcomeKind.Missing;

        /// <inheritdoc/>
        public override string Reason => "The service returned no line for the task.";
    }
}
