using System.ClientModel;
using System.CommandLine;
using BatchTasks.Cli.Shell;
using OpenAI;

namespace BatchTasks.Cli.Options;

/// <summary>Which service is called, and with which key. The key itself is never an argument: those are seen by everyone on the machine.</summary>
internal sealed class ServiceOptions : OptionGroup
{
    private const string BaseUrlVariable = "OPENAI_BASE_URL";
    private const string DefaultKeyVariable = "OPENAI_API_KEY";

    private readonly Option<string?> _baseUrl = new("--base-url")
    {
        HelpName = "URL",
        Description = $"The service's address, such as http://127.0.0.1:8080/v1 (default: {BaseUrlVariable}, else OpenAI's).",
    };

    private readonly Option<string> _keyVariable = new("--api-key-env")
    {
        HelpName = "NAME",
        Description = $"The environment variable that holds the key (default: {DefaultKeyVariable}). A service on this machine needs none.",
        DefaultValueFactory = static _ => DefaultKeyVariable,
    };

    /// <summary>For what is not going to ask the service.</summary>
    public static OpenAIClient NoClient => new(new ApiKeyCredential("none"), new OpenAIClientOptions());

    public override string Title => "Service";

    public override IReadOnlyList<Option> Options => [_baseUrl, _keyVariable];

    /// <exception cref="ToolException">The address is none, or there is no key.</exception>
    public OpenAIClient CreateClient(ParseResult arguments)
    {
        var address = Address(arguments);
        var options = new OpenAIClientOptions { UserAgentApplicationId = "batchtasks" };
        if (address is not null)
            options.Endpoint = address;

        return new OpenAIClient(new ApiKeyCredential(Key(arguments.GetRequiredValue(_keyVariable), address)), options);
    }

    private Uri? Address(ParseResult arguments)
    {
        var (given, place) = arguments.GetValue(_baseUrl) is { } option ? (option, "--base-url") : (Environment.GetEnvironmentVariable(BaseUrlVariable), BaseUrlVariable);
        if (string.IsNullOrWhiteSpace(given))
            return null;

        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ToolException(ExitCode.WrongUsage, $"{place} must be an http or https address such as http://127.0.0.1:8080/v1, not '{given}'.");
    }

    // Emulators and servers of one's own take any key, but the official client wants one.
    private static string Key(string variable, Uri? address) =>
        KeyVariable.Find(variable) ?? (address is { IsLoopback: true } ? "none" : throw KeyVariable.Missing(variable));
}
