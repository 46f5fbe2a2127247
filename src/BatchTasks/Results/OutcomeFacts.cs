namespace BatchTasks.Results;

/// <summary>What every kind of outcome carries, gathered while a line is read.</summary>
internal ref struct OutcomeFacts
{
    public string CustomId;
    public string? RequestId;
    public string? Model;
    public string? FinishReason;
    public BatchUsage? Usage;
    public BatchLineLocation? Location;

    /// <summary>The response body, or the line where there is none.</summary>
    public ReadOnlySpan<byte> Raw;

    public readonly BatchOutcome<TResult> Succeeded<TResult>(TResult value, bool keepRaw) => new BatchOutcome<TResult>.Succeeded
    {
        Value = value,
        CustomId = CustomId,
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = keepRaw ? Raw.ToArray() : default(ReadOnlyMemory<byte>),
    };

    public readonly BatchOutcome<TResult> Refused<TResult>(string refusal) =>
        Describe(new BatchOutcome<TResult>.Refused { CustomId = CustomId, Refusal = refusal });

    public readonly BatchOutcome<TResult> Truncated<TResult>(string partialAnswer) =>
        Describe(new BatchOutcome<TResult>.Truncated { CustomId = CustomId, PartialAnswer = partialAnswer });

    public readonly BatchOutcome<TResult> Invalid<TResult>(string problem) =>
        Describe(new BatchOutcome<TResult>.Invalid { CustomId = CustomId, Problem = problem });

    public readonly BatchOutcome<TResult> Failed<TResult>(BatchError error) =>
        Describe(new BatchOutcome<TResult>.Failed { CustomId = CustomId, Error = error });

    public readonly BatchOutcome<TResult> Expired<TResult>() =>
        new BatchOutcome<TResult>.Expired { CustomId = CustomId, RequestId = RequestId, Location = Location, RawBody = Raw.ToArray() };

    public readonly BatchOutcome<TResult> Cancelled<TResult>() =>
        new BatchOutcome<TResult>.Cancelled { CustomId = CustomId, RequestId = RequestId, Location = Location, RawBody = Raw.ToArray() };

    /// <summary>A copy, which only the exceptions pay for: a success, the ordinary case, is made at once.</summary>
    private readonly BatchOutcome<TResult> Describe<TResult>(BatchOutcome<TResult> outcome) => outcome with
    {
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = Raw.ToArray(),
    };
}
