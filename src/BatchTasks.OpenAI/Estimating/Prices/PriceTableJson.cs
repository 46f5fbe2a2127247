using System.Collections.Immutable;
using System.Text.Json;

namespace BatchTasks;

/// <summary>Reads a price table out of JSON. A member that it does not know is an error: it may be a price that is misspelt.</summary>
internal static class PriceTableJson
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="FormatException">It is no table.</exception>
    public static (string Currency, ImmutableDictionary<string, BatchModelPrice> Prices) Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"it is not JSON: {e.Message}", e);
        }
    }

    private static (string Currency, ImmutableDictionary<string, BatchModelPrice> Prices) Read(JsonElement root)
    {
        Expect(root, JsonValueKind.Object, "the table", "an object with 'models'");
        var currency = "USD";
        var prices = ImmutableDictionary.CreateBuilder<string, BatchModelPrice>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "currency":
                    Expect(member.Value, JsonValueKind.String, "'currency'", "a text such as \"USD\"");
                    currency = member.Value.GetString()!;
                    break;
                case "models":
                    Expect(member.Value, JsonValueKind.Object, "'models'", "an object of prices by model");
                    foreach (var model in member.Value.EnumerateObject())
                        prices[model.Name] = ReadPrice(model.Name, model.Value);

                    break;
                default:
                    throw new FormatException($"it has no member '{member.Name}'; it has 'currency' and 'models'.");
            }
        }

        return prices.Count > 0 ? (currency, prices.ToImmutable()) : throw new FormatException("it has no price: 'models' is missing or empty.");
    }

    private static BatchModelPrice ReadPrice(string model, JsonElement element)
    {
        Expect(element, JsonValueKind.Object, $"'models.{model}'", "an object with 'input' and 'output'");
        decimal? input = null, cachedInput = null, output = null, discount = null;
        var caches = false;
        foreach (var member in element.EnumerateObject())
        {
            var path = $"models.{model}.{member.Name}";
            switch (member.Name)
            {
                case "input":
                    input = ReadNumber(path, member.Value);
                    break;
                case "cached_input":
                    cachedInput = ReadNumber(path, member.Value);
                    break;
                case "output":
                    output = ReadNumber(path, member.Value);
                    break;
                case "batch_discount":
                    discount = ReadNumber(path, member.Value);
                    break;
                case "caches_in_batches" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    caches = member.Value.GetBoolean();
                    break;
                case "caches_in_batches":
                    throw new FormatException($"'{path}' must be true or false.");
                default:
                    throw new FormatException($"a price has no member '{path}'; it has input, cached_input, output, batch_discount and caches_in_batches.");
            }
        }

        if (input is null)
            throw new FormatException($"'models.{model}' has no 'input'.");

        // Embeddings have no output.
        var price = new BatchModelPrice(input.Value, cachedInput, output ?? 0) { BatchDiscount = discount ?? 0.5m, CachesInBatches = caches };
        return price.FindProblem(model) is { } problem ? throw new FormatException(problem) : price;
    }

    private static decimal ReadNumber(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : throw new FormatException($"'{path}' must be a number.");

    private static void Expect(JsonElement element, JsonValueKind kind, string what, string expected)
    {
        if (element.ValueKind != kind)
            throw new FormatException($"{what} must be {expected}.");
    }
}
