using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Says what a file would be and cost.</summary>
internal sealed class EstimateCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The input file." };
    private readonly LimitOptions _limits = new();
    private readonly CostOptions _cost = new(hasLimit: false);

    private readonly Option<long?> _maxTokens = new("--max-tokens")
    {
        HelpName = "N",
        Description = "The most prompt tokens of one batch (default: no limit).",
        Validators = { NumberRules.Positive },
    };

    public EstimateCommand()
        : base("estimate", "Count requests, batches, bytes and tokens of a file, and what they cost before and after the batch discount.")
    {
        Add(_file);
        Add(_maxTokens);
        Share(_cost);
        Share(_limits);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("estimate reviews.jsonl", "with OpenAI's list prices, and answers as long as the requests allow"),
        new("estimate reviews.jsonl --expected-output-tokens 40 --prices prices.json", "what it will rather be"),
        new("estimate reviews.jsonl --json | jq .batch_cost", "for scripts"),
    ];

    public override string Remarks => """
        Prompts are counted in the model's own encoding, on this machine: nothing is sent. What is billed is the service's own count.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var file = arguments.GetRequiredValue(_file);
        var options = new BatchEstimateOptions
        {
            Provider = _limits.Read(arguments),
            Prices = _cost.Prices.Read(arguments),
            ExpectedOutputTokens = arguments.GetValue(_cost.ExpectedOutputTokens),
            MaxTokensPerFile = arguments.GetValue(_maxTokens),
        };
        var estimate = await screen.WorkAsync($"Counting the tokens of {file}", () => BatchEstimator.EstimateFileAsync(file, options, cancellationToken)).ConfigureAwait(false);
        if (screen.IsJson)
            screen.WriteJson(EstimateDocument.Of(estimate), ToolJson.Readable.EstimateDocument);
        else
            screen.Text.Write(estimate.ToString());

        return ExitCode.Success;
    }
}
