using System.Globalization;
using System.Text;

namespace BatchTasks;

/// <summary>What a run would be and cost, by our count: the service's own count is the one that is billed.</summary>
public sealed record BatchEstimate
{
    /// <summary>Its requests.</summary>
    public required long Requests { get; init; }

    /// <summary>Its input files, each the input of one batch.</summary>
    public required int Parts { get; init; }

    /// <summary>The bytes of its input files.</summary>
    public required long Bytes { get; init; }

    /// <summary>The tokens of all prompts.</summary>
    public required long InputTokens { get; init; }

    /// <summary>The tokens of all answers: the most that they can be, or what was expected; <see langword="null"/> where nothing tells.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Where <see cref="OutputTokens"/> come from.</summary>
    public BatchOutputSource OutputSource { get; init; }

    /// <summary>What it would cost without the discount of batches, or <see langword="null"/> where that can't be told: see <see cref="CostProblem"/>.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What it costs in batches, or <see langword="null"/> where that can't be told: see <see cref="CostProblem"/>.</summary>
    public decimal? BatchCost { get; init; }

    /// <summary>What the prompts alone cost in batches, or <see langword="null"/> where there is no price.</summary>
    public decimal? BatchInputCost { get; init; }

    /// <summary>Why the cost can't be told and what to do, in a sentence; <see langword="null"/> where it can.</summary>
    public string? CostProblem { get; init; }

    /// <summary>The currency of the costs.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The endpoint, in the form of <see cref="BatchEndpoints"/>, or <see langword="null"/> where there are several.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model, or <see langword="null"/> where there are several or none is named.</summary>
    public string? Model { get; init; }

    /// <summary>A small table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add(text, "Requests", string.Create(CultureInfo.InvariantCulture, $"{Requests:N0} in {Parts:N0} {(Parts == 1 ? "batch" : "batches")} ({Bytes:N0} bytes)"));
        Add(text, "Endpoint", Endpoint ?? "several");
        Add(text, "Model", Model ?? "several, or none is named");
        Add(text, "Input tokens", InputTokens.ToString("N0", CultureInfo.InvariantCulture));
        Add(text, "Output tokens", DescribeOutput());
        Add(text, "Cost", DescribeCost());
        return text.ToString();
    }

    /// <summary>An amount of money with what of its fraction says something: <c>12.30 USD</c>, <c>0.00042 USD</c>.</summary>
    internal static string Show(decimal amount, string currency)
    {
        // Two digits, and of less than a cent those down to its second digit that is no zero.
        var digits = 2;
        for (var rest = Math.Abs(amount); rest is > 0 and < 0.1m && digits < 9; rest *= 10)
            digits++;

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(amount, digits).ToString($"N{digits}", CultureInfo.InvariantCulture)} {currency}");
    }

    private string DescribeOutput()
    {
        var tokens = OutputTokens?.ToString("N0", CultureInfo.InvariantCulture);
        return OutputSource switch
        {
            BatchOutputSource.None => "none",
            BatchOutputSource.RequestLimits => $"at most {tokens}, which the requests allow",
            BatchOutputSource.Expected => $"{tokens}, as expected",
            _ => "not known",
        };
    }

    private string DescribeCost()
    {
        var limit = OutputSource == BatchOutputSource.RequestLimits ? "at most " : "";
        if (BatchCost is { } batch && Cost is { } cost)
            return $"{limit}{Show(batch, Currency)} in {(Parts == 1 ? "a batch" : "batches")} ({limit}{Show(cost, Currency)} without the discount)";

        return BatchInputCost is { } input ? $"{Show(input, Currency)} for the prompts alone; {CostProblem}" : $"not known: {CostProblem}";
    }

    private static void Add(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-14} {value}\n");
}
