using System.Globalization;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Numbers inside their bounds, as JSON text.</summary>
internal static class SchemaNumbers
{
    private const decimal UsualSpan = 100;

    public static string Integer(JsonElement schema, AnswerRandom random)
    {
        var step = SchemaTypes.Number(schema, "multipleOf") is { } multiple && multiple > 0 ? WholeMultiple(multiple) : 1;
        return Text(OnGrid(schema, random, step));
    }

    public static string Number(JsonElement schema, AnswerRandom random)
    {
        if (SchemaTypes.Number(schema, "multipleOf") is { } step && step > 0)
            return Text(OnGrid(schema, random, step));

        // A grid of a hundredth, or finer where the bounds lie closer together.
        var (low, high, _, _) = Bounds(schema);
        var span = high - low;
        var grid = 0.01m;
        while (span > 0 && grid > span / 4 && grid > 0.0000000000000000001m)
            grid /= 10;

        return Text(span == 0 ? low : OnGrid(schema, random, grid));
    }

    /// <summary>A multiple of the step between the bounds; the lower bound where the grid has none there.</summary>
    private static decimal OnGrid(JsonElement schema, AnswerRandom random, decimal step)
    {
        var (low, high, lowOpen, highOpen) = Bounds(schema);
        var first = decimal.Ceiling(low / step);
        var last = decimal.Floor(high / step);
        if (lowOpen && first * step == low)
            first++;

        if (highOpen && last * step == high)
            last--;

        if (last < first)
            return low;

        var count = Math.Min(last - first + 1, 1_000_000_000m);
        return (first + random.Below((int)count)) * step;
    }

    private static (decimal Low, decimal High, bool LowOpen, bool HighOpen) Bounds(JsonElement schema)
    {
        var (minimum, above) = (SchemaTypes.Number(schema, "minimum"), SchemaTypes.Number(schema, "exclusiveMinimum"));
        var (maximum, below) = (SchemaTypes.Number(schema, "maximum"), SchemaTypes.Number(schema, "exclusiveMaximum"));
        var lowOpen = above is not null && (minimum is null || above >= minimum);
        var highOpen = below is not null && (maximum is null || below <= maximum);
        var low = lowOpen ? above : minimum;
        var high = highOpen ? below : maximum;
        low ??= high is null || high >= 0 ? 0 : high - UsualSpan;
        high ??= Math.Max(low.Value, 0) > decimal.MaxValue - UsualSpan ? decimal.MaxValue : low + UsualSpan;
        return (low.Value, high.Value, lowOpen, highOpen);
    }

    /// <summary>The smallest multiple of a fraction that is whole.</summary>
    private static decimal WholeMultiple(decimal step)
    {
        var whole = step;
        for (var times = 1; decimal.Truncate(whole) != whole && times < 1000; times++)
            whole += step;

        return whole;
    }

    /// <summary>Without the trailing zeros that decimal keeps.</summary>
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
