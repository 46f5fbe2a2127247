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

    public readonly BatchOutcome<TResult> Refused<TResult>(string refusal) => new BatchOutcome<TResult>.Refused
    {
        Refusal = refusal,
        CustomId = CustomId,
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = Raw.ToArray(),
    };

    public readonly BatchOutcome<TResult> Truncated<TResult>(string partialAnswer) => new BatchOutcome<TResult>.Truncated
    {
        PartialAnswer = partialAnswer,
        CustomId = CustomId,
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = Raw.ToArray(),
    };

    public readonly BatchOutcome<TResult> Invalid<TResult>(string problem) => new BatchOutcome<TResult>.Invalid
    {
        Problem = problem,
        CustomId = CustomId,
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = Raw.ToArray(),
    };

    public readonly BatchOutcome<TResult> Failed<TResult>(BatchError error) => new BatchOutcome<TResult>.Failed
    {
        Error = error,
        CustomId = CustomId,
        RequestId = RequestId,
        Model = Model,
        FinishReason = FinishReason,
        Usage = Usage,
        Location = Location,
        RawBody = Raw.ToArray(),
    };

    public readonly BatchOutcome<TResult> Expired<TResult>() =>
        new BatchOutcome<TResult>.Expired { CustomId = CustomId, RequestId = RequestId, Location = Location, RawBody = Raw.ToArray() };

    public readonly BatchOutcome<TResult> Cancelled<TResult>() =>
        new BatchOutcome<TResult>.Cancelled { CustomId = CustomId, RequestId = RequestId, Location = Location, RawBody = Raw.ToArray() };
}
