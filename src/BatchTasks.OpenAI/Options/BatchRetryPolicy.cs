namespace BatchTasks;

/// <summary>Which tasks are sent again after their batch has ended, and how often.</summary>
public sealed record BatchRetryPolicy
{
    /// <summary>
    /// What was not executed because the window ended, and what failed in passing (408, 429, 5xx), three attempts in all. None of it is billed by the service, so nothing is
    /// paid for twice.
    /// </summary>
    public static BatchRetryPolicy Default { get; } = new();

    /// <summary>Nothing is sent again.</summary>
    public static BatchRetryPolicy None { get; } = new() { Kinds = [], PassingFailures = false, MaxAttempts = 1 };

    /// <summary>
    /// The kinds of outcome that are sent again: <see cref="BatchOutcomeKind.Expired"/>, unless more is asked for. A refused or truncated answer was paid for, and so may have been
    /// a missing one: sending it again pays again. Nothing is sent again of what succeeded.
    /// </summary>
    public IReadOnlyCollection<BatchOutcomeKind> Kinds { get; init; } = [BatchOutcomeKind.Expired];

    /// <summary>Whether failures are sent again that may pass: HTTP 408, 429 (unless the quota is used up), 5xx, and a model that did not answer in time. The default is true.</summary>
    public bool PassingFailures { get; init; } = true;

    /// <summary>How often a task is sent at most, the first time included: 1 to 100. The default is 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Whether an outcome's task is to be sent again, as far as its kind tells.</summary>
    /// <param name="outcome">The outcome.</param>
    public bool Includes(BatchOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Kinds.Contains(outcome.Kind) || (PassingFailures && outcome is IFailedOutcome { Error: var error } && PassingFailure.Is(error.StatusCode, error.Code));
    }

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Kinds, nameof(BatchRunOptions.Retry));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1, nameof(MaxAttempts));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxAttempts, 100, nameof(MaxAttempts));
        if (Kinds.Contains(BatchOutcomeKind.Succeeded))
            throw new ArgumentException("What succeeded is not sent again.", nameof(Kinds));
    }
}
