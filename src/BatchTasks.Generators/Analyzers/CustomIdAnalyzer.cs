using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.CustomIds;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using BatchTasks.Generators.Templates;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>
/// Reports custom_id patterns that two different tasks can have one id of (BT1104), and those of which every id is outside of what the project's service takes
/// (BT1107).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CustomIdAnalyzer : TaskTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.AmbiguousCustomId,
        Rules.CustomIdOutsideTheProvider);

    private protected override TaskAction ActionFor(AnalyzerOptions options, TaskTypes tasks)
    {
        var provider = options.AnalyzerConfigOptionsProvider.Provider();
        return (context, type, task) => Analyze(context, type, task, provider);
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, TaskParseResult task, ProviderLimits provider)
    {
        if (task.Model?.CustomId is not { } pattern || type.Find(AttributeNames.BatchTask) is not { } attribute)
            return;

        var location = attribute.ArgumentLocation(-1, "CustomId", type.Locations[0], context.CancellationToken);
        if (IdLimits.Find(pattern, provider) is var (problem, taken))
            context.ReportDiagnostic(Diagnostic.Create(Rules.CustomIdOutsideTheProvider, location, problem, provider.Name, taken));

        if (Ambiguity.Find(pattern, context.CancellationToken) is not { } witness)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.AmbiguousCustomId,
            LocationOf(pattern, witness, location, context.CancellationToken),
            DiagnosticProperties.Of(Separation.Find(pattern, provider.CustomIdAlphabet, context.CancellationToken)),
            pattern.Template,
            witness.FirstShown,
            witness.SecondShown,
            ShownText.Of(witness.Id)));
    }

    /// <summary>From the first hole in which the two tasks differ to the last.</summary>
    private static Location LocationOf(CustomIdModel pattern, AmbiguityWitness witness, Location location, CancellationToken cancellationToken)
    {
        var holes = TemplateParser.Parse(pattern.Template).Parts.Where(p => p.Literal is null).ToList();
        if (holes.Count != pattern.Holes.Count)
            return location;

        var start = holes[witness.FirstHole].Start;
        var end = holes[witness.LastHole].Start + holes[witness.LastHole].Length;
        return TemplateSource.In(location, pattern.Template, cancellationToken).LocationOf(start, end - start);
    }
}
