namespace BatchTasks.Cli.Rendering;

/// <summary>What stands over the progress of a run.</summary>
/// <param name="Name">What its user calls it: a file, a folder, a batch.</param>
/// <param name="Endpoint">Of all its requests.</param>
/// <param name="Model">Of all its requests, where it is one.</param>
/// <param name="Hint">What a person at the screen can do while it runs, or null.</param>
internal sealed record RunHeading(string Name, string? Endpoint, string? Model, string? Hint)
{
    /// <summary>What its costs are in.</summary>
    public BatchPriceTable Prices { get; init; } = BatchPriceTable.Default;
}
