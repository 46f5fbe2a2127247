using System.Collections.Immutable;

namespace BatchTasks;

/// <summary>What the tokens of each model cost. A table does not change: <c>With</c> gives another one.</summary>
public sealed class BatchPriceTable
{
    private readonly ImmutableDictionary<string, BatchModelPrice> _prices;

    private BatchPriceTable(string currency, ImmutableDictionary<string, BatchModelPrice> prices) => (Currency, _prices) = (currency, prices);

    /// <summary>
    /// OpenAI's list prices in US dollars as they stood in June 2026, for chat models, embeddings and models that were fine-tuned. Prices change: what counts is
    /// the service's own list (<c>https://developers.openai.com/api/docs/pricing</c>). Not in it: long prompts and regions that cost more, tools, images, audio,
    /// videos.
    /// </summary>
    public static BatchPriceTable Default { get; } = new("USD", ListPrices.All);

    /// <summary>A table without prices, in US dollars.</summary>
    public static BatchPriceTable Empty { get; } = new("USD", ImmutableDictionary.Create<string, BatchModelPrice>(StringComparer.Ordinal));

    /// <summary>The currency of its prices, for example <c>USD</c>.</summary>
    public string Currency { get; }

    /// <summary>The models that it has prices of, in the order of their names.</summary>
    public IEnumerable<string> Models => _prices.Keys.Order(StringComparer.Ordinal);

    /// <summary>This table with the price of a model added or changed.</summary>
    /// <param name="model">The model as requests name it. A name without a date is for its dated snapshots too.</param>
    /// <param name="price">Its price.</param>
    /// <exception cref="ArgumentException">The name is empty, or the price is negative.</exception>
    public BatchPriceTable With(string model, BatchModelPrice price)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentNullException.ThrowIfNull(price);
        return price.FindProblem(model) is { } problem
            ? throw new ArgumentException($"{char.ToUpperInvariant(problem[0])}{problem[1..]}", nameof(price))
            : new(Currency, _prices.SetItem(model, price));
    }

    /// <summary>This table with all prices of another, which go before its own.</summary>
    /// <param name="other">The other table.</param>
    /// <exception cref="ArgumentException">The other table is in another currency.</exception>
    public BatchPriceTable With(BatchPriceTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Currency == Currency
            ? new(Currency, _prices.SetItems(other._prices))
            : throw new ArgumentException($"The other table is in {other.Currency}, this one in {Currency}. Give both in one currency.", nameof(other));
    }

    /// <summary>
    /// Reads a table out of JSON: <c>{"currency":"USD","models":{"gpt-4o":{"input":2.5,"cached_input":1.25,"output":10}}}</c>, prices for a million tokens;
    /// <c>cached_input</c>, <c>batch_discount</c> (0 to 1, else 0.5), <c>caches_in_batches</c> and <c>currency</c> (else USD) may be left out.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The prices of the file alone; <c>BatchPriceTable.Default.With(BatchPriceTable.Load(path))</c> puts them over the list prices.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is no such table. The message names the file and the member.</exception>
    public static BatchPriceTable Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"The price table '{path}' does not exist.", path);

        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"'{path}' is no price table: {e.Message}", e);
        }
    }

    /// <summary>Reads a table out of JSON, in the form of <see cref="Load"/>.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="FormatException">It is no such table. The message names the member.</exception>
    public static BatchPriceTable Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var (currency, prices) = PriceTableJson.Read(json);
        return new(currency, prices);
    }

    /// <summary>
    /// The price of a model: its own, or of a dated snapshot that of the model without its date. A model that was fine-tuned costs more than the one that it was
    /// made of, and is looked for as <c>ft:gpt-4o-mini</c>.
    /// </summary>
    /// <param name="model">The model as requests or answers name it.</param>
    /// <returns><see langword="null"/> where the table has none.</returns>
    public BatchModelPrice? Find(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var name in ModelName.FormsOf(model))
        {
            if (_prices.TryGetValue(name, out var price))
                return price;
        }

        return null;
    }

    /// <summary>What tokens cost, or <see langword="null"/> where the table has no price of the model.</summary>
    /// <param name="model">The model as requests or answers name it.</param>
    /// <param name="usage">The tokens.</param>
    /// <param name="isBatch">Whether they were used in a batch, with its discount.</param>
    public decimal? CostOf(string model, BatchUsage usage, bool isBatch = true) => Find(model)?.CostOf(usage, isBatch);
}
