namespace BatchTasks.ClientTests.Nasty;

/// <summary>One thing that result files do, and what becomes of it.</summary>
/// <param name="What">In words, as in the table of <c>docs/runs.md</c>.</param>
/// <param name="Outcome">The outcome of its task, or null where it is about no task of the batch.</param>
internal sealed record NastyRow(string What, BatchOutcomeKind? Outcome)
{
    /// <summary>The <c>custom_id</c> of its task, which the batch has where there is an outcome.</summary>
    public string Id { get; init; } = "";

    /// <summary>What of it stands in the output file, line breaks included; <c>ID</c> stands for the id.</summary>
    public string Output { get; init; } = "";

    /// <summary>What of it stands in the error file.</summary>
    public string Error { get; init; } = "";

    /// <summary>The lines that are no task's outcome.</summary>
    public IReadOnlyList<BatchUnmatchedReason> Unmatched { get; init; } = [];

    /// <summary>The text of the answer, where there is one.</summary>
    public string? Text { get; init; }

    /// <summary>A part of the reason, where the kind does not say all.</summary>
    public string? Reason { get; init; }

    /// <summary>What the table says: the outcome, and what is reported beside it.</summary>
    public string Becomes
    {
        get
        {
            var reported = Unmatched.Count == 0 ? "" : $"reported: {string.Join(", ", Unmatched.Distinct().Select(reason => $"`{reason}`"))}";
            return Outcome is not { } kind ? (reported.Length == 0 ? "nothing" : reported) : reported.Length == 0 ? $"`{kind}`" : $"`{kind}`; {reported}";
        }
    }
}
