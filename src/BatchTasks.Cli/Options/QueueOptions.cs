using System.CommandLine;
using System.Globalization;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Options;

/// <summary>How much of a model's requests the service takes at once.</summary>
internal sealed class QueueOptions : OptionGroup
{
    private readonly Option<int?> _batches = new("--max-batches")
    {
        HelpName = "N",
        Description = "Batches at the service at the same time; the others wait (default: all).",
        Validators = { NumberRules.Positive },
    };

    private readonly Option<long?> _tokens = new("--max-enqueued-tokens")
    {
        HelpName = "N",
        Description = "Prompt tokens at the service at the same time, as the account's limit for the model is. Parts are made to fit, and wait (default: no limit).",
        Validators = { NumberRules.Positive },
    };

    private readonly Option<int?> _tier = new("--tier")
    {
        HelpName = "1-5",
        Description = "The account's usage tier at OpenAI, whose limit for the model is taken for --max-enqueued-tokens.",
    };

    public override string Title => "Queue";

    public override IReadOnlyList<Option> Options => [_batches, _tokens, _tier];

    /// <exception cref="ToolException">The limit of the tier is not known.</exception>
    public async Task<BatchRunOptions> ReadAsync(ParseResult arguments, string file, BatchRunOptions options, CancellationToken cancellationToken) => options with
    {
        MaxBatchesInFlight = arguments.GetValue(_batches),
        MaxEnqueuedTokens = arguments.GetValue(_tokens) ?? await OfTierAsync(arguments.GetValue(_tier), file, cancellationToken).ConfigureAwait(false),
    };

    private static async Task<long?> OfTierAsync(int? number, string file, CancellationToken cancellationToken)
    {
        if (number is not { } tier)
            return null;

        if (!Enum.IsDefined((BatchUsageTier)tier))
            throw new ToolException(ExitCode.WrongUsage, $"--tier is one of 1 to 5, not {tier.ToString(CultureInfo.InvariantCulture)}.");

        var model = (await BatchFile.DescribeAsync(file, cancellationToken).ConfigureAwait(false)).Model
            ?? throw new ToolException(ExitCode.WrongUsage, $"--tier goes by the model, and '{file}' has none or several. Give --max-enqueued-tokens.");
        return BatchQueueLimits.Find((BatchUsageTier)tier, model)
            ?? throw new ToolException(ExitCode.WrongUsage, $"The limit of '{model}' in tier {tier} is not known. Give --max-enqueued-tokens.");
    }
}
