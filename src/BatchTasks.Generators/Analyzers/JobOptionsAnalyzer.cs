using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Jobs;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Parsing;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports constants in the options of a run or of a new batch that the service does not create a batch with (BT1002, BT1007).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobOptionsAnalyzer : LibraryAnalyzer
{
    private const string RunOptions = "BatchRunOptions";
    private const string CreateOptions = "BatchCreateOptions";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.JobOutsideTheLimits, Rules.UnknownEndpoint);

    private protected override void Register(CompilationStartAnalysisContext start)
    {
        var provider = start.Options.AnalyzerConfigOptionsProvider.Provider();
        start.RegisterOperationAction(context => Analyze(context, ((IObjectCreationOperation)context.Operation).Initializer, provider), OperationKind.ObjectCreation);
        start.RegisterOperationAction(context => Analyze(context, ((IWithOperation)context.Operation).Initializer, provider), OperationKind.With);
    }

    private static void Analyze(OperationAnalysisContext context, IObjectOrCollectionInitializerOperation? initializer, ProviderLimits project)
    {
        if (initializer is null || context.Operation.Type is not { Name: RunOptions or CreateOptions } type || !type.IsNamed(AttributeNames.Namespace, type.Name))
            return;

        if (OptionValues.Of(initializer, "CompletionWindow") is { } window && OptionValues.Text(window) is { } text && ProviderOf(initializer, project) is { } provider)
            Report(context, window, JobRules.CompletionWindow(text, provider.CompletionWindows, provider.Name), BatchLimits.CompletionWindow);

        foreach (var name in new[] { "InputExpiresAfter", "OutputExpiresAfter" })
        {
            if (OptionValues.Of(initializer, name) is { } expiry && OptionValues.Duration(expiry) is { } duration)
                Report(context, expiry, JobRules.Expiry(duration.TotalSeconds));
        }

        CheckMetadata(context, initializer, type.Name == RunOptions ? JobRules.PairsOfTheRun : 0);

        // Of a service that can't be told nobody knows the urls.
        var served = ProviderOf(initializer, project)?.Endpoints ?? (OptionValues.Of(initializer, "Provider") is null ? ServedEndpoints.Published : null);
        if (served is not null)
            CheckEndpoint(context, OptionValues.Of(initializer, "Endpoint"), served);
    }

    /// <summary>The service that the options name, else the project's; null where they name one that can't be told.</summary>
    private static ProviderLimits? ProviderOf(IObjectOrCollectionInitializerOperation initializer, ProviderLimits project) => OptionValues.Of(initializer, "Provider") switch
    {
        null => initializer.Parent is IWithOperation ? null : project,
        IPropertyReferenceOperation { Instance: null, Property: { Name: var name, ContainingType: { Name: "BatchProvider" } provider } } when provider.IsNamed(AttributeNames.Namespace, provider.Name) =>
            ProviderLimits.Find(name),
        _ => null,
    };

    private static void CheckMetadata(OperationAnalysisContext context, IObjectOrCollectionInitializerOperation initializer, int reserved)
    {
        if (OptionValues.Pairs(OptionValues.Of(initializer, "Metadata")) is not { } pairs)
            return;

        foreach (var (key, name, value) in pairs)
        {
            Report(context, key, JobRules.MetadataKey(name));
            if (OptionValues.Text(value) is { } text)
                Report(context, value, JobRules.MetadataValue(name, text));
        }

        var names = pairs.GroupBy(static pair => pair.Name).ToList();
        if (JobRules.MetadataPairs(names.Count, reserved) is { } problem)
            Report(context, names[BatchLimits.MetadataPairs - reserved].First().Key, problem);
    }

    private static void CheckEndpoint(OperationAnalysisContext context, IOperation? value, ServedEndpoints served)
    {
        if (OptionValues.Text(value) is { } endpoint && UnservedEndpointDiagnostic.Of(endpoint, served, value!.Syntax.GetLocation) is { } diagnostic)
            context.ReportDiagnostic(diagnostic);
    }

    private static void Report(OperationAnalysisContext context, IOperation place, string? problem, string? replacement = null)
    {
        if (problem is not null)
            context.ReportDiagnostic(Diagnostic.Create(Rules.JobOutsideTheLimits, place.Syntax.GetLocation(), DiagnosticProperties.Of(replacement), problem));
    }
}
