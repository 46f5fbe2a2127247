namespace BatchTasks;

/// <summary>How one task ended, whatever its result type: what every kind of outcome carries.</summary>
public abstract record BatchOutcome
{
    private protected BatchOutcome()
    {
    }

    /// <summary>The kind of the outcome.</summary>
    public abstract BatchOutcomeKind Kind { get; }

    /// <summary>Why it ended so, in a sentence for a log.</summary>
    public abstract string Reason { get; }

    /// <summary>The task's <c>custom_id</c>. Empty only for a line from which none can be read.</summary>
    public required string CustomId { get; init; }

    /// <summary>The service's id of the request, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// Why the model stopped, in the endpoint's words, for example <c>stop</c> or <c>length</c>; of the responses endpoint what the response is incomplete for
    /// (<c>max_output_tokens</c>), or else its status (<c>completed</c>). Of several choices it is the first one's.
    /// </summary>
    public string? FinishReason { get; init; }

    /// <summary>The tokens used, where the service told.</summary>
    public BatchUsage? Usage { get; init; }

    /// <summary>Which attempt of the task this is the outcome of, counted from 1. A run that sends tasks again counts; single files know of one.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The line that the outcome was read from, where there is one.</summary>
    public BatchLineLocation? Location { get; init; }

    /// <summary>
    /// The response body as the service sent it (UTF-8 JSON); the whole line where no body could be found in it (of a line longer than
    /// <see cref="BatchReadOptions.MaxLineBytes"/> the first 64 KiB). Kept for every outcome that did not succeed, and for all of them when
    /// <see cref="BatchReadOptions.KeepRawBodies"/> asks for it; else empty, and for a missing task.
    /// </summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }
}
