using System.Globalization;
using BatchTasks.ClientTests.Fakes;

namespace BatchTasks.ClientTests.Estimating;

public sealed class PriceTableTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("gpt-4o", "2.50/1.25/10.00")]
    [InlineData("gpt-4o-2024-08-06", "2.50/1.25/10.00")]
    [InlineData("gpt-4o-2024-05-13", "5.00/-/15.00")]
    [InlineData("gpt-4-0613", "30.00/-/60.00")]
    [InlineData("gpt-3.5-turbo-0125", "0.50/-/1.50")]
    [InlineData("gpt-4.1-nano-2025-04-14", "0.10/0.025/0.40")]
    [InlineData("gpt-5-mini-2025-08-07", "0.25/0.025/2.00")]
    [InlineData("o4-mini", "1.10/0.275/4.40")]
    [InlineData("text-embedding-3-small", "0.02/-/0")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme:reviews:Ab1", "0.30/0.15/1.20")]
    [InlineData("ft:gpt-4o-mini", "0.30/0.15/1.20")]
    [InlineData("ft:o1:acme::x", null)]
    [InlineData("gpt-4o-audio-preview", null)]
    [InlineData("gpt-9", null)]
    [InlineData("my-deployment", null)]
    [InlineData("", null)]
    public void A_model_is_found_by_its_name_its_date_and_what_it_was_made_of(string model, string? expected)
    {
        var price = BatchPriceTable.Default.Find(model);

        Assert.Equal(expected, price is null ? null : $"{Text(price.Input)}/{(price.CachedInput is { } cached ? Text(cached) : "-")}/{Text(price.Output)}");
    }

    [Theory]
    [InlineData("gpt-4o", false, 1.25 + 0.625 + 10)]
    [InlineData("gpt-4o", true, (2.5 + 10) / 2)] // Batches have no price of cached tokens.
    [InlineData("gpt-5", false, 0.625 + 0.0625 + 10)]
    [InlineData("gpt-5", true, (0.625 + 0.0625 + 10) / 2)]
    [InlineData("gpt-4-turbo", false, 10 + 30)]
    [InlineData("gpt-3.5-turbo-1106", true, 1 + 2)]
    public void Cached_tokens_and_batches_have_their_own_prices(string model, bool isBatch, double expected)
    {
        var usage = new BatchUsage(InputTokens: 1_000_000, CachedInputTokens: 500_000, OutputTokens: 1_000_000, ReasoningTokens: 7, TotalTokens: 2_000_000);

        Assert.Equal((decimal)expected, BatchPriceTable.Default.CostOf(model, usage, isBatch));
        Assert.Null(BatchPriceTable.Default.CostOf("gpt-9", usage));
    }

    [Fact]
    public void A_table_is_changed_by_making_another()
    {
        var table = BatchPriceTable.Default.With("llama-3", new BatchModelPrice(1, null, 2) { BatchDiscount = 0.25m });

        Assert.Null(BatchPriceTable.Default.Find("llama-3"));
        Assert.Equal(2.25m, table.CostOf("llama-3", new BatchUsage(1_000_000, 0, 1_000_000, 0, 2_000_000)));
        Assert.Equal(9, table.With(BatchPriceTable.Empty.With("gpt-4o", new BatchModelPrice(9, null, 9))).Find("gpt-4o-2024-11-20")!.Input);
        Assert.Contains("llama-3", table.Models);
        Assert.Empty(BatchPriceTable.Empty.Models);
    }

    [Fact]
    public void Prices_that_cannot_be_are_refused()
    {
        var negative = Assert.Throws<ArgumentException>(() => BatchPriceTable.Default.With("m", new BatchModelPrice(-1, null, 2)));
        Assert.StartsWith("The price of 'm' is negative. Give what a million tokens cost.", negative.Message, StringComparison.Ordinal);

        var discount = Assert.Throws<ArgumentException>(() => BatchPriceTable.Default.With("m", new BatchModelPrice(1, null, 2) { BatchDiscount = 50 }));
        Assert.StartsWith("The batch discount of 'm' is 50. Give the part that is taken off, from 0 to 1.", discount.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => BatchPriceTable.Default.With("", new BatchModelPrice(1, null, 2)));
        Assert.Throws<ArgumentException>(() => BatchPriceTable.Default.With(BatchPriceTable.Parse("""{"currency":"EUR","models":{"m":{"input":1}}}""")));
    }

    [Fact]
    public void A_table_is_read_from_a_file()
    {
        File.WriteAllText(
            _folder["prices.json"],
            """
            {
              // our own
              "currency": "EUR",
              "models": {
                "small": { "input": 0.5, "output": 1.5 },
                "large": { "input": 5, "cached_input": 1, "output": 15, "batch_discount": 0.3, "caches_in_batches": true },
              }
            }
            """);

        var table = BatchPriceTable.Load(_folder["prices.json"]);

        Assert.Equal(("EUR", "large, small"), (table.Currency, string.Join(", ", table.Models)));
        Assert.Equal(new BatchModelPrice(0.5m, null, 1.5m), table.Find("small"));
        Assert.Equal(new BatchModelPrice(5, 1, 15) { BatchDiscount = 0.3m, CachesInBatches = true }, table.Find("large-2026-01-01"));
        Assert.Throws<FileNotFoundException>(() => BatchPriceTable.Load(_folder["none.json"]));
    }

    [Theory]
    [InlineData("[]", "the table must be an object with 'models'.")]
    [InlineData("{}", "it has no price: 'models' is missing or empty.")]
    [InlineData("{\"prices\":{}}", "it has no member 'prices'; it has 'currency' and 'models'.")]
    [InlineData("{\"models\":{\"m\":1}}", "'models.m' must be an object with 'input' and 'output'.")]
    [InlineData("{\"models\":{\"m\":{\"output\":1}}}", "'models.m' has no 'input'.")]
    [InlineData("{\"models\":{\"m\":{\"input\":\"1\"}}}", "'models.m.input' must be a number.")]
    [InlineData("{\"models\":{\"m\":{\"input\":1,\"cached\":1}}}", "a price has no member 'models.m.cached'; it has input, cached_input, output, batch_discount and caches_in_batches.")]
    [InlineData("{\"models\":{\"m\":{\"input\":1,\"caches_in_batches\":1}}}", "'models.m.caches_in_batches' must be true or false.")]
    [InlineData("{\"models\":{\"m\":{\"input\":-1}}}", "the price of 'm' is negative. Give what a million tokens cost.")]
    [InlineData("{\"models\":{\"m\":{\"input\":1,\"batch_discount\":2}}}", "the batch discount of 'm' is 2. Give the part that is taken off, from 0 to 1.")]
    public void What_is_no_table_is_told_with_the_member(string json, string problem)
    {
        Assert.Equal(problem, Assert.Throws<FormatException>(() => BatchPriceTable.Parse(json)).Message);

        File.WriteAllText(_folder["prices.json"], json);
        var error = Assert.Throws<InvalidDataException>(() => BatchPriceTable.Load(_folder["prices.json"]));
        Assert.Equal($"'{_folder["prices.json"]}' is no price table: {problem}", error.Message);
    }

    [Fact]
    public void What_is_no_json_is_told() =>
        Assert.StartsWith("it is not JSON: ", Assert.Throws<FormatException>(() => BatchPriceTable.Parse("{")).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static string Text(decimal price) => price.ToString(CultureInfo.InvariantCulture);
}
