using System.CommandLine;

namespace BatchTasks.Cli.Options;

/// <summary>What one file of a service holds.</summary>
internal sealed class LimitOptions : OptionGroup
{
    private readonly ProviderOption _provider = new();

    private readonly Option<int?> _requests = new("--max-requests")
    {
        HelpName = "N",
        Description = "Requests of one file, where they are to be fewer than the service takes.",
        Validators = { NumberRules.Positive },
    };

    private readonly Option<long?> _bytes = new("--max-bytes")
    {
        HelpName = "N",
        Description = "Bytes of one file, where they are to be fewer than the service takes.",
        Validators = { NumberRules.Positive },
    };

    public override string Title => "Limits";

    public override IReadOnlyList<Option> Options => [_provider, _requests, _bytes];

    public BatchProvider Read(ParseResult arguments)
    {
        var provider = arguments.GetRequiredValue(_provider);
        return provider with
        {
            MaxRequestsPerFile = Math.Min(arguments.GetValue(_requests) ?? int.MaxValue, provider.MaxRequestsPerFile),
            MaxBytesPerFile = Math.Min(arguments.GetValue(_bytes) ?? long.MaxValue, provider.MaxBytesPerFile),
        };
    }
}
