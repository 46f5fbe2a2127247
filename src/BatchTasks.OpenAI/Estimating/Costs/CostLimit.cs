namespace BatchTasks;

/// <summary>Stops a run that would cost more than it may.</summary>
internal static class CostLimit
{
    /// <exception cref="BatchCostException">It would cost more, or what it costs can't be told.</exception>
    public static void Check(BatchEstimate estimate, decimal maxCost)
    {
        var limit = BatchEstimate.Show(maxCost, estimate.Currency);
        if (estimate.BatchCost is { } cost)
        {
            if (cost <= maxCost)
                return;

            var most = estimate.OutputSource == BatchOutputSource.RequestLimits ? "up to " : "";
            throw new BatchCostException(
                $"The run would cost {most}{BatchEstimate.Show(cost, estimate.Currency)} ({estimate.InputTokens:N0} tokens in, {estimate.OutputTokens:N0} out); "
                + $"MaxCost is {limit}. Nothing was sent. Raise the limit, send fewer tasks, or let the requests answer with fewer tokens.",
                estimate,
                maxCost);
        }

        if (estimate.BatchInputCost > maxCost)
        {
            throw new BatchCostException(
                $"The prompts of the run alone would cost {BatchEstimate.Show(estimate.BatchInputCost.Value, estimate.Currency)} ({estimate.InputTokens:N0} tokens); "
                + $"MaxCost is {limit}. Nothing was sent. Raise the limit, or send fewer tasks.",
                estimate,
                maxCost);
        }

        throw new BatchCostException($"MaxCost is {limit}, but what the run would cost can't be told, so nothing was sent: {estimate.CostProblem}", estimate, maxCost);
    }
}
