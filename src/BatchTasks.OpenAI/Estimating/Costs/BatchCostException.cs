namespace BatchTasks;

/// <summary>A run would cost more than <see cref="BatchRunOptions.MaxCost"/>, or what it costs can't be told. Nothing was sent.</summary>
public sealed class BatchCostException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="estimate">What the run would be and cost.</param>
    /// <param name="maxCost">What it may cost.</param>
    public BatchCostException(string message, BatchEstimate estimate, decimal maxCost)
        : base(message) =>
        (Estimate, MaxCost) = (estimate, maxCost);

    /// <summary>What the run would be and cost.</summary>
    public BatchEstimate Estimate { get; }

    /// <summary>What it may cost, in the currency of the estimate.</summary>
    public decimal MaxCost { get; }
}
