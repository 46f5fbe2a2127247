namespace BatchTasks;

/// <summary>What the requests to some models cost.</summary>
internal readonly record struct CostSum(decimal? Cost, decimal? BatchCost, decimal? BatchInputCost, string? Problem)
{
    public static CostSum Of(IEnumerable<ModelTokens> models, BatchPriceTable prices)
    {
        var (cost, batch, input) = (0m, 0m, 0m);
        string? problem = null;
        foreach (var tokens in models)
        {
            if (prices.Find(tokens.Model) is not { } price)
                return new(null, null, null, NoPrice(tokens.Model));

            problem ??= !tokens.IsPricedByTokens ? NotByTokens : !tokens.IsOutputKnown ? NoLimit : null;
            var usage = new BatchUsage(tokens.Input, 0, tokens.Output, 0, tokens.Input + tokens.Output);
            cost += price.CostOf(usage, isBatch: false);
            batch += price.CostOf(usage, isBatch: true);
            input += price.CostOf(usage with { OutputTokens = 0 }, isBatch: true);
        }

        return problem is null ? new(cost, batch, input, null) : new(null, null, input, problem);
    }

    private const string NotByTokens = "images and videos are not paid by tokens alone, so what they cost can't be told from a price table.";

    private const string NoLimit = "nothing tells how long the answers will be. Give the requests max_completion_tokens (max_output_tokens for the responses endpoint), "
        + "or ExpectedOutputTokens.";

    private static string NoPrice(string model) => model.Length == 0
        ? "no model is named, so there is no price."
        : $"the price table has no price of '{model}'. Give it: Prices = BatchPriceTable.Default.With(\"{model}\", new BatchModelPrice(…)).";
}
