using System.CommandLine;

namespace BatchTasks.Cli.Options;

/// <summary>What a run may cost, and how that is estimated.</summary>
internal sealed class CostOptions : OptionGroup
{
    private readonly Option<decimal?> _most = new("--max-cost")
    {
        HelpName = "AMOUNT",
        Description = "The most that the run may cost, in the currency of the prices. Where the estimate is higher, or can't be told, nothing is sent.",
    };

    private readonly bool _hasLimit;

    /// <param name="hasLimit">Whether the command stops where it would cost too much.</param>
    public CostOptions(bool hasLimit) => _hasLimit = hasLimit;

    public override string Title => "Cost";

    public override IReadOnlyList<Option> Options => _hasLimit ? [_most, Prices, ExpectedOutputTokens] : [Prices, ExpectedOutputTokens];

    public PriceOption Prices { get; } = new();

    public Option<long?> ExpectedOutputTokens { get; } = new("--expected-output-tokens")
    {
        HelpName = "N",
        Description = "Tokens that the answer to one request is expected to have (default: the most that each request allows).",
        Validators = { NumberRules.NotNegative },
    };

    public BatchRunOptions Read(ParseResult arguments, BatchRunOptions options) => options with
    {
        MaxCost = arguments.GetValue(_most),
        Prices = Prices.Read(arguments),
        ExpectedOutputTokens = arguments.GetValue(ExpectedOutputTokens),
    };
}
