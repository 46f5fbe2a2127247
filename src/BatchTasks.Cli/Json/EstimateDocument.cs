namespace BatchTasks.Cli.Json;

/// <summary>What <c>estimate</c> writes.</summary>
internal sealed record EstimateDocument
{
    public required long Requests { get; init; }

    public required int Parts { get; init; }

    public required long Bytes { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public required long InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary><c>request_limits</c> (the most that the requests allow), <c>expected</c>, <c>none</c> or <c>unknown</c>.</summary>
    public required string OutputSource { get; init; }

    /// <summary>Without the discount of batches.</summary>
    public decimal? Cost { get; init; }

    public decimal? BatchCost { get; init; }

    public decimal? BatchInputCost { get; init; }

    public required string Currency { get; init; }

    public string? CostProblem { get; init; }

    public static EstimateDocument Of(BatchEstimate estimate) => new()
    {
        Requests = estimate.Requests,
        Parts = estimate.Parts,
        Bytes = estimate.Bytes,
        Endpoint = estimate.Endpoint,
        Model = estimate.Model,
        InputTokens = estimate.InputTokens,
        OutputTokens = estimate.OutputTokens,
        OutputSource = estimate.OutputSource switch
        {
            BatchOutputSource.RequestLimits => "request_limits",
            BatchOutputSource.Expected => "expected",
            BatchOutputSource.None => "none",
            _ => "unknown",
        },
        Cost = estimate.Cost,
        BatchCost = estimate.BatchCost,
        BatchInputCost = estimate.BatchInputCost,
        Currency = estimate.Currency,
        CostProblem = estimate.CostProblem,
    };
}
