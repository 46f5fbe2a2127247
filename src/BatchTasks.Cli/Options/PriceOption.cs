using System.CommandLine;

namespace BatchTasks.Cli.Options;

/// <summary>What tokens cost: the list prices, or those of a file before them.</summary>
internal sealed class PriceOption : Option<string?>
{
    public PriceOption()
        : base("--prices")
    {
        HelpName = "FILE";
        Description = "Prices of a million tokens by model, as JSON, that go before the list prices of OpenAI (docs/tool.md has an example).";
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no table of prices.</exception>
    public BatchPriceTable Read(ParseResult arguments) =>
        arguments.GetValue(this) is { } file ? OverListPrices(BatchPriceTable.Load(file)) : BatchPriceTable.Default;

    /// <summary>Prices in another currency stand alone.</summary>
    private static BatchPriceTable OverListPrices(BatchPriceTable prices) =>
        prices.Currency == BatchPriceTable.Default.Currency ? BatchPriceTable.Default.With(prices) : prices;
}
