using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>BT1002 in task types: an endpoint of the Batch API that the project's service does not serve. (Those that none serves are found with the declaration.)</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskEndpointAnalyzer : TaskTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnknownEndpoint);

    private protected override TaskAction? ActionFor(AnalyzerOptions options, TaskTypes tasks)
    {
        var served = options.AnalyzerConfigOptionsProvider.Provider().Endpoints;
        return EndpointCatalog.All.All(served.Endpoints.Contains) ? null : (context, type, task) =>
        {
            if (task.Body is { } body && UnservedEndpointDiagnostic.Of(body.Endpoint, served, Place) is { } diagnostic)
                context.ReportDiagnostic(diagnostic);

            Location Place() => task.Body.Attribute.ArgumentLocation(0, null, type.Locations[0], context.CancellationToken);
        };
    }
}
