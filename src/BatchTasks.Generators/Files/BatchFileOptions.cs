using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Options;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Files;

/// <summary>What the project says about one of its <c>BatchFile</c> items.</summary>
/// <param name="Provider">The service that the file goes to: the item's, else the project's.</param>
/// <param name="Endpoint">The job's endpoint, or null where the lines just have to agree.</param>
/// <param name="IsEncodingKnown">Whether the compiler told the file's encoding from its bytes.</param>
internal sealed record BatchFileOptions(ProviderLimits Provider, string? Endpoint, bool IsEncodingKnown)
{
    // The metadata that the package's targets give to AdditionalFiles, and the property that makes the compiler read all files in one encoding.
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string IsBatchFileName = Metadata + "BatchTasksFile";
    private const string EndpointName = Metadata + "BatchTasksEndpoint";
    private const string ProviderName = Metadata + "BatchTasksProvider";
    private const string CodePageName = "build_property.CodePage";

    /// <summary>The rules' limits for the file.</summary>
    public LineRuleLimits Limits => LineRuleLimits.Of(Provider, Endpoint).WithBodiesOf(Provider);

    /// <summary>The options of that file, or null where it is no batch file.</summary>
    /// <param name="file">A file that the compiler was given beside the sources.</param>
    /// <param name="provider">The project's options.</param>
    /// <param name="problems">Where values go that are not known.</param>
    public static BatchFileOptions? Of(AdditionalText file, AnalyzerConfigOptionsProvider provider, ICollection<UnknownValue>? problems = null)
    {
        var options = provider.GetOptions(file);
        if (!options.TryGetValue(IsBatchFileName, out var isBatchFile) || !isBatchFile.Equals("true", StringComparison.OrdinalIgnoreCase))
            return null;

        var service = provider.Provider();
        if (Value(options, ProviderName) is { } name)
        {
            if (ProviderLimits.Find(name) is { } known)
                service = known;
            else
                problems?.Add(new("The Provider of this BatchFile", name, string.Join(", ", ProviderLimits.All.Select(static p => p.Key))));
        }

        var endpoint = Value(options, EndpointName);
        if (endpoint is not null && !service.Endpoints.Takes(service.Endpoints.UrlOf(endpoint)))
        {
            problems?.Add(new("The Endpoint of this BatchFile", endpoint, string.Join(", ", service.Endpoints.Endpoints)));
            endpoint = null;
        }

        return new(service, endpoint, Value(provider.GlobalOptions, CodePageName) is null);
    }

    private static string? Value(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
