using System.CommandLine;
using System.CommandLine.Parsing;

namespace BatchTasks.Cli.Options;

/// <summary>The service by name: whose limits a file has to keep.</summary>
internal sealed class ProviderOption : Option<BatchProvider>
{
    public ProviderOption()
        : base("--provider")
    {
        HelpName = "NAME";
        Description = $"Whose limits count: {string.Join(", ", BatchProvider.Presets.Keys)} (default: {nameof(BatchProvider.OpenAI)}).";
        DefaultValueFactory = static _ => BatchProvider.OpenAI;
        CustomParser = Parse;
        CompletionSources.Add([.. BatchProvider.Presets.Keys]);
    }

    private static BatchProvider? Parse(ArgumentResult argument)
    {
        var name = argument.Tokens[0].Value;
        if (BatchProvider.Presets.TryGetValue(name, out var provider))
            return provider;

        argument.AddError($"--provider: '{name}' is no service that is known. Known are {string.Join(", ", BatchProvider.Presets.Keys)}.");
        return null;
    }
}
